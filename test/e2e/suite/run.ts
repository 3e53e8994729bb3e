import { appendFileSync } from "node:fs";
import Mocha from "mocha";

/** What VS Code calls in the extension host. Each test is one JSON line in the file named by the environment. */
export async function run(): Promise<void> {
  const resultsFile = process.env.CNPG_E2E_RESULTS ?? "";
  const mocha = new Mocha({ ui: "tdd", timeout: 30_000, reporter: "min" });
  mocha.addFile(`${__dirname}/packaged-extension.cjs`);
  await mocha.loadFilesAsync();
  await new Promise<void>((resolve, reject) => {
    const write = (title: string, error?: Error): void => {
      appendFileSync(resultsFile, `${JSON.stringify({ title, error: error?.stack })}\n`);
    };
    mocha
      .run((failures) => {
        if (failures === 0) resolve();
        else reject(new Error(`${failures} editor tests failed`));
      })
      .on("pass", (test) => write(`${test.title} (${test.duration} ms)`))
      .on("fail", (test, error: Error) => write(test.fullTitle(), error));
  });
}
