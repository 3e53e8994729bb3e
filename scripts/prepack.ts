import { rm, writeFile } from "node:fs/promises";
import { buildBundle, bundles } from "./bundles.ts";
import { projectPath } from "./project-path.ts";
import { readNotices, writeNotices } from "./third-party-notices.ts";

/** Before `npm pack`: the linter alone, with the licences of what is in it. */
await rm(projectPath("dist"), { recursive: true, force: true });
const linter = bundles.filter(({ outfile }) => outfile === "dist/cli.cjs");
const metafiles = await Promise.all(linter.map((bundle) => buildBundle(bundle, { minify: true })));
const notices = await readNotices(metafiles);
await writeFile(projectPath("dist", "THIRD_PARTY_NOTICES.txt"), writeNotices(notices));
