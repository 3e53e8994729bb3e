import { readFile } from "node:fs/promises";
import { projectPath } from "#scripts/project-path.ts";
import { imageNames, type ImageSources } from "../images/images.ts";
import { renderTemplate } from "../render-template.ts";
import { readOperatorManifest } from "./operator-manifest.ts";

/** What is applied to a node's API server, in this order: a function each, from what was built. */
export const manifests: readonly ((sources: ImageSources) => Promise<string>)[] = [
  ({ operand }) =>
    readTemplate("node/base.yaml", {
      POSTGRES_IMAGE: imageNames.postgres(operand),
      PGBOUNCER_IMAGE: imageNames.pgbouncer(operand),
    }),
  ({ operator }) => readOperatorManifest(operator),
];

/** A manifest of `sandbox`, with its `@NAME@` filled in. */
export async function readTemplate(
  path: string,
  values: Readonly<Record<string, string>>,
): Promise<string> {
  return renderTemplate(await readFile(projectPath("sandbox", path), "utf8"), values);
}
