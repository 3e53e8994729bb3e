import { downloadAndUnzipVSCode, SilentReporter } from "@vscode/test-electron";
import { findCacheFolder } from "../cache-folder.ts";

/** The executable of a VS Code from its own site, kept in the cache folder; or why there is none. */
export async function downloadVsCode(): Promise<
  { readonly executable: string } | { readonly reason: string }
> {
  try {
    const executable = await downloadAndUnzipVSCode({
      version: "stable",
      cachePath: findCacheFolder("vscode"),
      reporter: new SilentReporter(),
      timeout: 10_000,
    });
    return { executable };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { reason: message.split("\n")[0] ?? message };
  }
}
