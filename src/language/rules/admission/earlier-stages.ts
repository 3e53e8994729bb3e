import type { Objection, Stages } from "#admission/admit.ts";
import type { Finding } from "#language/finding.ts";
import { formatPath } from "#manifest/values.ts";

/**
 * Which of the last stages may be trusted after what has been found. An object that cannot be decoded
 * is another one than it seems, so nothing more is said of it; and the API server does not ask the
 * rules of a schema about an object that lacks a field or has a word too many.
 */
export function trustedStages(found: readonly Finding[]): Stages {
  const refused = found.filter(({ refusedBy }) => refusedBy === "api-server");
  const webhook = !refused.some(({ code }) => undecodable.has(code));
  return { webhook, cel: webhook && !refused.some(stopsRules) };
}

const undecodable: ReadonlySet<string> = new Set([
  "yaml-syntax",
  "unresolved-alias",
  "yaml-limit",
  "merge-conflict",
  "wrong-type",
  "invalid-quantity",
  "invalid-duration",
  "invalid-timestamp",
  "unknown-kind",
  "unknown-api-version",
  "kind-not-in-version",
]);

/** Required, unsupported, too long and too many; what is too short or too small does not stop them. */
function stopsRules({ code }: Finding): boolean {
  return code === "missing-field" || code === "value-not-allowed";
}

/** An earlier stage has refused the same value already; what PostgreSQL says comes later. */
export function isRepeated(found: readonly Finding[], { path, place }: Objection): boolean {
  const paths = [formatPath(path), formatPath(place)];
  return found.some((finding) => {
    if (finding.severity !== "error" || finding.refusedBy === "postgres") return false;
    if (finding.code !== "missing-field") return paths.includes(finding.path);
    return paths.some((place) => place === finding.path || place.startsWith(`${finding.path}.`));
  });
}
