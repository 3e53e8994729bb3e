import { build, type BuildOptions, type Metafile } from "esbuild";
import { parsedJson } from "./parsed-json.ts";
import { projectPath } from "./project-path.ts";

export interface Bundle {
  readonly entry: string;
  readonly outfile: string;
  readonly external: readonly string[];
  readonly banner?: string;
}

export interface BuildChoices {
  readonly minify: boolean;
}

/** What runs: the extension in VS Code, the language server beside any editor, the linter in a shell. */
export const bundles = [
  { entry: "src/extension/main.ts", outfile: "dist/extension.cjs", external: ["vscode"] },
  { entry: "src/server/main.ts", outfile: "dist/server.cjs", external: [] },
  {
    entry: "src/cli/main.ts",
    outfile: "dist/cli.cjs",
    external: [],
    banner: "#!/usr/bin/env node",
  },
] as const satisfies readonly Bundle[];

/** Writes one bundle and tells what went into it. */
export async function buildBundle(bundle: Bundle, choices: BuildChoices): Promise<Metafile> {
  const result = await build({
    ...commonOptions,
    entryPoints: [projectPath(bundle.entry)],
    outfile: projectPath(bundle.outfile),
    external: [...bundle.external],
    minify: choices.minify,
    // Maps help only where the sources are: in the checkout, not in what is installed.
    sourcemap: choices.minify ? false : "linked",
    ...(bundle.banner === undefined ? {} : { banner: { js: bundle.banner } }),
  });
  return result.metafile;
}

const commonOptions = {
  absWorkingDir: projectPath(),
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  charset: "utf8",
  metafile: true,
  logLevel: "warning",
  // Libraries that offer both give smaller bundles from their module form.
  mainFields: ["module", "main"],
  plugins: [parsedJson()],
} as const satisfies BuildOptions;
