import { spawn } from "node:child_process";
import { projectPath } from "./project-path.ts";

/** `npm test`: every section, then one closing line. A check counts as one test; a test run as those that it ran. */
const sections = [
  { title: "types", script: "check:types", counts: "one" },
  { title: "format", script: "check:format", counts: "one" },
  { title: "lint", script: "check:lint", counts: "one" },
  { title: "unused code", script: "check:unused", counts: "one" },
  { title: "build", script: "build", counts: "one" },
  { title: "unit", script: "test:unit", counts: "tests" },
  { title: "corpus", script: "test:corpus", counts: "tests" },
  { title: "real PostgreSQL, kubectl and operator", script: "test:real", counts: "tests" },
  { title: "cluster", script: "test:cluster", counts: "tests" },
  { title: "protocol", script: "test:protocol", counts: "tests" },
  { title: "package", script: "package", counts: "one" },
  { title: "editor", script: "test:editor", counts: "tests" },
] as const;

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

const total: Tally = { passed: 0, failed: 0, skipped: 0 };
const failures: string[] = [];
for (const { title, script, counts } of sections) {
  console.log(`\n== ${title} (npm run ${script})`);
  const began = performance.now();
  const { code, output } = await runScript(script);
  const tally = counts === "one" ? tallyCheck(code) : tallyTests(code, output);
  if (tally.failed > 0) failures.push(`== ${title} failed:\n${readFailure(output)}`);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`== ${title}: ${tally.failed === 0 ? "ok" : "FAILED"} in ${seconds} s`);
  total.passed += tally.passed;
  total.failed += tally.failed;
  total.skipped += tally.skipped;
}
// Once more where nobody has to look for it.
for (const failure of failures) console.log(`\n${failure}`);
const skipped = total.skipped === 0 ? "" : `, ${total.skipped} skipped`;
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed === 0 ? 0 : 1;

function runScript(script: string): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn("npm", ["run", "--silent", script], {
      cwd: projectPath(),
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32",
    });
    const printed: string[] = [];
    child.stdout.on("data", (chunk: Buffer) => {
      printed.push(chunk.toString());
      process.stdout.write(chunk);
    });
    child.stderr.on("data", (chunk: Buffer) => {
      printed.push(chunk.toString());
      process.stdout.write(chunk);
    });
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output: printed.join("") }));
  });
}

/** What node:test lists at its end, or else the last that was printed. */
function readFailure(output: string): string {
  const [, listed] = output.split(/^(?:✖|#) failing tests:$/m);
  const lines = (listed ?? output).trim().split("\n");
  return (listed === undefined ? lines.slice(-40) : lines.slice(0, 120)).join("\n");
}

function tallyCheck(code: number | null): Tally {
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/** Reads the summary of node:test. A run without one, without a test, or with a bad exit code has failed. */
function tallyTests(code: number | null, output: string): Tally {
  const count = (name: string): number =>
    Number([...output.matchAll(new RegExp(`^(?:ℹ|#) ${name} (\\d+)$`, "gm"))].at(-1)?.[1] ?? 0);
  const passed = count("pass");
  const failed = count("fail") + count("cancelled");
  const broken = failed === 0 && (code !== 0 || passed === 0) ? 1 : 0;
  return { passed, failed: failed + broken, skipped: count("skipped") + count("todo") };
}
