import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { projectPath } from "#scripts/project-path.ts";

/** Bundles the suite and lays an empty extension beside it: VS Code runs tests only on behalf of one. */
export async function buildSuite(): Promise<{ readonly extension: string; readonly run: string }> {
  const folder = projectPath("dist", "e2e");
  await rm(folder, { recursive: true, force: true });
  await build({
    entryPoints: ["run", "packaged-extension"].map((name) =>
      projectPath("test", "e2e", "suite", `${name}.ts`),
    ),
    outdir: join(folder, "suite"),
    outExtension: { ".js": ".cjs" },
    bundle: true,
    platform: "node",
    format: "cjs",
    external: ["vscode", "mocha"],
    logLevel: "warning",
  });
  const extension = join(folder, "extension");
  await mkdir(extension, { recursive: true });
  await writeFile(
    join(extension, "package.json"),
    JSON.stringify({
      name: "cnpg-editor-tests",
      publisher: "cnpg-workbench",
      version: "0.0.1",
      engines: { vscode: "^1.110.0" },
      extensionKind: ["workspace"],
    }),
  );
  return { extension, run: join(folder, "suite", "run.cjs") };
}
