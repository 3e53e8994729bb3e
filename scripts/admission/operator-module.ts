import { runProgram } from "#scripts/editor/run-program.ts";

/** The folder of a release of the operator in Go's own cache, whose files nobody may write. */
export async function downloadOperator(go: string, version: string): Promise<string> {
  const printed = await runProgram(go, ["mod", "download", "-json", `${modulePath}@v${version}`]);
  const { Dir } = JSON.parse(printed.slice(printed.indexOf("{"))) as { readonly Dir?: string };
  if (Dir === undefined) throw new Error(`go mod download says no folder:\n${printed}`);
  return Dir;
}

const modulePath = "github.com/cloudnative-pg/cloudnative-pg";
