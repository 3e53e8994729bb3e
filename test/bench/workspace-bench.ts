import { execFileSync } from "node:child_process";
import { availableParallelism, loadavg } from "node:os";
import path from "node:path";
import { measureWorkspace } from "#test/bench/measure-workspace.ts";
import { addRows, areBudgetsMet, print, readOption } from "#test/bench/report.ts";

/**
 * The packaged server beside a workspace of `--files` manifests (5,000), each of 96 lines. Ends with 1 where a budget is
 * not met. Times are those of the whole machine; beside them stands what the server itself worked.
 */
const count = Number(readOption("files") ?? 5000);

execFileSync(process.execPath, ["scripts/build.ts", "--minify"], { stdio: "ignore" });
const [load = 0] = loadavg();
const cores = availableParallelism();
print(`${count} files on ${cores} cores, load ${load.toFixed(1)}${load > cores ? ": busy" : ""}`);
const measured = await measureWorkspace(path.resolve("dist/server.cjs"), count);
const [change = 0, slowChange = 0] = measured.changeMilliseconds;
const [list = 0, slowList = 0] = measured.referencesMilliseconds;
addRows(
  { work: "first answer out of all files", value: measured.indexSeconds, budget: 3, unit: "s" },
  { work: "  work of the server", value: measured.indexWorkSeconds, budget: Infinity, unit: "s" },
  { work: "memory of the index", value: measured.indexMegabytes, budget: 120, unit: "MB" },
  { work: "a changed file to an answer, p50", value: change, budget: Infinity, unit: "ms" },
  { work: "a changed file to an answer, p95", value: slowChange, budget: 20, unit: "ms" },
  {
    work: "  work of the server",
    value: measured.changeWorkMilliseconds,
    budget: Infinity,
    unit: "ms",
  },
  // A list of that length costs its reader, here in the same process, as much as the server.
  { work: `a changed file to ${count} places, p50`, value: list, budget: Infinity, unit: "ms" },
  { work: `a changed file to ${count} places, p95`, value: slowList, budget: Infinity, unit: "ms" },
);
process.exitCode = areBudgetsMet() ? 0 : 1;
