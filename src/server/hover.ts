import type { Hover, HoverParams } from "vscode-languageserver";
import { hoverAt } from "#language/hover/hover.ts";
import { contextOf } from "#server/context-of.ts";
import { toHover } from "#server/convert.ts";
import type { Session } from "#server/session.ts";

export async function answerHover(
  session: Session,
  { textDocument, position }: HoverParams,
): Promise<Hover | null> {
  const file = session.files.get(textDocument.uri);
  if (file === undefined || !file.mayBeOurs) {
    return null;
  }
  const { manifest, positions, version } = file;
  const offset = positions.offsetAt(position);
  const { context } = await contextOf(session, file.uri);
  const hover = file.version === version ? hoverAt(manifest, offset, context) : undefined;
  return hover ? toHover(positions, hover, session.client) : null;
}
