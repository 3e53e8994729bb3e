import { parseArgs } from "node:util";
import type { PostgresMajor } from "#domain/postgres/majors.ts";
import { postgresMajors } from "#domain/postgres/majors.ts";
import { compareMajor } from "./compare-major.ts";
import { whyNoServers } from "./servers.ts";

/** `node scripts/oracle/compare.ts [--majors 14,18] [--questions 6000] [--seed 1]` */
const { values } = parseArgs({
  options: {
    majors: { type: "string", default: postgresMajors.join(",") },
    questions: { type: "string", default: "6000" },
    seed: { type: "string", default: "1" },
  },
});

const why = whyNoServers();
if (why !== undefined) {
  console.log(`Skipped: ${why}`);
} else {
  for (const major of values.majors.split(",").map(Number) as PostgresMajor[]) {
    const found = await compareMajor(major, Number(values.questions), Number(values.seed));
    found.differences.forEach((line) => console.log(line));
    const { asked, agreed, unknown, excepted, differences } = found;
    console.log(
      `PostgreSQL ${major}: ${asked} asked, ${agreed} agreed, ${unknown} not judged, ${excepted} excepted, ${differences.length} different`,
    );
    if (differences.length > 0) process.exitCode = 1;
  }
}
