import type { DraftObject } from "#admission/defaults/draft.ts";
import type { Json } from "#domain/kubernetes/json.ts";

/**
 * The isolation check that the annotation `alpha.cnpg.io/livenessPinger` asks for; undefined where it
 * cannot be read, which the webhook objects to. Go compares the names without regard to case.
 */
export function readLivenessPinger(annotation: string): DraftObject | undefined {
  const members = readMembers(annotation);
  const enabled = members?.get("enabled");
  if (members === undefined || typeof enabled !== "boolean") return undefined;
  const [request, connection] = ["requesttimeout", "connectiontimeout"].map((name) =>
    readTimeout(members.get(name)),
  );
  if (request === undefined || connection === undefined) return undefined;
  return { enabled, requestTimeout: request, connectionTimeout: connection };
}

function readMembers(annotation: string): ReadonlyMap<string, Json> | undefined {
  if (annotation === "") return undefined;
  try {
    const value = JSON.parse(annotation) as Json;
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    return new Map(Object.entries(value).map(([name, member]) => [name.toLowerCase(), member]));
  } catch {
    return undefined;
  }
}

/** Zero and nothing mean the usual second; undefined is what Go cannot put into an integer. */
function readTimeout(value: Json | undefined): number | undefined {
  if (value === undefined || value === null || value === 0) return 1000;
  return typeof value === "number" && Number.isInteger(value) ? value : undefined;
}
