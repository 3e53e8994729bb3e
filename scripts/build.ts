import { rm } from "node:fs/promises";
import { bundles, buildBundle, type BuildChoices } from "./bundles.ts";
import { projectPath } from "./project-path.ts";

/** `npm run build`: everything that runs from `dist/`, in seconds; `--minify` is what packaging adds. */
const choices: BuildChoices = { minify: process.argv.includes("--minify") };

const started = performance.now();
await rm(projectPath("dist"), { recursive: true, force: true });
await Promise.all(bundles.map((bundle) => buildBundle(bundle, choices)));
console.log(
  `Built ${bundles.map((bundle) => bundle.outfile).join(", ")} in ${Math.round(performance.now() - started)} ms`,
);
