import { buildOracle } from "#scripts/admission/build-oracle.ts";
for (const v of process.argv.slice(2)) { const t = Date.now(); try { console.log((await buildOracle("go", v)).program, Date.now() - t); } catch (e) { console.log(String(e).slice(0, 4000)); } }
