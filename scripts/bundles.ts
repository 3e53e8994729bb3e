import { build, type BuildOptions, type Metafile, type Plugin } from "esbuild";
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

const liveEntry = "src/extension/live/main.ts";

/** What runs: the extension in VS Code, the language server beside any editor, the linter in a shell. */
export const bundles = [
  { entry: "src/extension/main.ts", outfile: "dist/extension.cjs", external: ["vscode"] },
  // A file of its own, as it is large and many windows never look at a cluster.
  { entry: liveEntry, outfile: "dist/live.cjs", external: ["vscode"] },
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
  plugins: [parsedJson(), lateBundle("#extension/live/main.ts", "./live.cjs")],
} as const satisfies BuildOptions;

/** Lets one bundle load another when it needs it, instead of swallowing it. */
function lateBundle(specifier: string, file: string): Plugin {
  return {
    name: "late-bundle",
    setup(build) {
      build.onResolve({ filter: /^#extension\/live\/main\.ts$/ }, ({ path }) =>
        path === specifier ? { path: file, external: true } : undefined,
      );
    },
  };
}
