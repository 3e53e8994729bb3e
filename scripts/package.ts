import { stat, writeFile } from "node:fs/promises";
import { createVSIX } from "@vscode/vsce";
import { buildBundle, bundles } from "./bundles.ts";
import { projectPath } from "./project-path.ts";
import { readNotices, writeNotices } from "./third-party-notices.ts";

/** `npm run package`: minified bundles, the licences of what is in them, and the VSIX of both. */
const vsix = projectPath("dist", "cnpg-workbench.vsix");

const metafiles = await Promise.all(bundles.map((bundle) => buildBundle(bundle, { minify: true })));
const notices = await readNotices(metafiles);
await writeFile(projectPath("dist", "THIRD_PARTY_NOTICES.txt"), writeNotices(notices));
await createVSIX({
  cwd: projectPath(),
  packagePath: vsix,
  dependencies: false,
  allowMissingRepository: true,
  // There is no public repository yet that links could lead to.
  rewriteRelativeLinks: false,
});
const { size } = await stat(vsix);
console.log(`Bundled ${notices.map(({ name, version }) => `${name} ${version}`).join(", ")}`);
console.log(`Packaged ${vsix} (${(size / 1024).toFixed(0)} KiB)`);
