import { globSync } from "node:fs";
import { projectPath } from "#scripts/project-path.ts";
import { testWithSandboxes } from "#scripts/test-with-sandboxes.ts";

/** `npm run test:editor [-- FILE...]`: the package in VS Code; what is about live clusters needs a sandbox. */
const named = process.argv.slice(2);
const files = named.length > 0 ? named : globSync("test/e2e/*.test.ts", { cwd: projectPath() });
await testWithSandboxes({
  files,
  shared: files.some((file) => file.endsWith("live.test.ts"))
    ? [{ profile: "node", backups: true }]
    : [],
  minutes: 15,
});
