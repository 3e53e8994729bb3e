import type { Surroundings } from "#language/surroundings.ts";
import type { OpenFile } from "#server/open-file.ts";
import type { Session } from "#server/session.ts";

/** What is known at this moment beside the file itself. */
export function surroundingsOf({ bases, workspace }: Session, file: OpenFile): Surroundings {
  return { base: bases.of(file), workspace: workspace.of(file) };
}
