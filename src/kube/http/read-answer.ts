import type { IncomingMessage } from "node:http";
import { explainFailure } from "#kube/http/explain-failure.ts";

/** The whole body as text; fails with a `KubeError` when the connection breaks in the middle. */
export async function readAnswer(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of answer) chunks.push(chunk as Buffer);
  } catch (error) {
    throw explainFailure(error, answer.url ?? "");
  }
  return Buffer.concat(chunks).toString();
}
