import * as vscode from "vscode";
import type { Reach } from "#commands/connection/connect-services.ts";

/**
 * In a remote window the editor forwards a port once more, to the person's own machine, where it may have another
 * number. A browser's way there is a proxy for web pages, which no client of PostgreSQL can use.
 */
export async function reachOf(port: number): Promise<Reach> {
  const { remoteName, uiKind } = vscode.env;
  const inside: Reach = { port, machine: "same" };
  if (remoteName === undefined || uiKind === vscode.UIKind.Web) return inside;
  try {
    const here = vscode.Uri.parse(`http://localhost:${port}`);
    const { authority } = await vscode.env.asExternalUri(here);
    const outer = loopback.exec(authority)?.[1];
    return outer === undefined ? inside : { port: Number(outer), machine: "other" };
  } catch {
    // The person may have switched the editor's own forwarding off.
    return inside;
  }
}

const loopback = /^(?:localhost|127\.0\.0\.1|\[::1\]):(\d+)$/;
