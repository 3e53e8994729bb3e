import { globSync } from "node:fs";
import { projectPath } from "#scripts/project-path.ts";
import { testWithSandboxes } from "#scripts/test-with-sandboxes.ts";

/**
 * `npm run test:cluster [-- FILE...]`: all tests on the sandboxes that most of them share; files that are named start
 * what they need themselves.
 */
const named = process.argv.slice(2);
await testWithSandboxes({
  files: named.length > 0 ? named : globSync("test/cluster/**/*.test.ts", { cwd: projectPath() }),
  shared: named.length > 0 ? [] : [{ profile: "light" }, { profile: "node", backups: true }],
  minutes: named.length > 0 ? 45 : 12,
});
