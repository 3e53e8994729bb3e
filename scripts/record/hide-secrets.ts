import type { KubeObject } from "./kube-object.ts";
import { replacedValue } from "./clean-object.ts";

/** Shorter values (a port, a user name) are no secrets and occur everywhere. */
const shortestSecret = 12;

/** Keys of the operator's Secrets that are public: names and addresses of the database. */
const publicKeys = ["host", "dbname", "user", "username", "port", "bootstrap.conf"];

/** Replaces every value of these Secrets wherever it occurs: in a log line, an event, an annotation. */
export function hideSecrets(text: string, secrets: readonly KubeObject[]): string {
  let hidden = text;
  for (const value of secrets.flatMap(secretValues)) {
    hidden = hidden.replaceAll(value, replacedValue);
  }
  return hidden;
}

function secretValues(secret: KubeObject): readonly string[] {
  const data = Object.entries((secret["data"] ?? {}) as Record<string, string>);
  return data
    .filter(([key]) => !publicKeys.includes(key))
    .flatMap(([, encoded]) => [encoded, Buffer.from(encoded, "base64").toString("utf8").trim()])
    .filter((value) => value.length >= shortestSecret)
    .flatMap((value) => [value, JSON.stringify(value).slice(1, -1)]);
}
