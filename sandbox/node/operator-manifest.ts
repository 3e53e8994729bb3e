import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { projectPath } from "#scripts/project-path.ts";
import { operatorModulePath, type OperatorVersion } from "../build/modules.ts";
import { imageNames } from "../images/images.ts";
import { run } from "../process/run.ts";

/** The folder of the operator's own sources in Go's module cache: manifests, CRDs and samples. */
export async function findOperatorSources(version: OperatorVersion): Promise<string> {
  const cwd = projectPath("sandbox", "modules", `operator-${version}`);
  const printed = await run("go", ["mod", "download", "-json", operatorModulePath], { cwd });
  return (JSON.parse(printed) as { readonly Dir: string }).Dir;
}

/** What the project releases, but for the image, when it is pulled, and a limit that makes a start slow. */
export async function readOperatorManifest(version: OperatorVersion): Promise<string> {
  const file = join(await findOperatorSources(version), "releases", `cnpg-${version}.yaml`);
  return adaptOperatorManifest(await readFile(file, "utf8"), version);
}

export function adaptOperatorManifest(text: string, version: OperatorVersion): string {
  return text
    .replaceAll(/(image|value): \S*\/cloudnative-pg:\S+/g, `$1: ${imageNames.operator(version)}`)
    .replaceAll("imagePullPolicy: Always", "imagePullPolicy: IfNotPresent")
    .replace(/(limits:\n\s+cpu: )100m/, '$1"2"');
}
