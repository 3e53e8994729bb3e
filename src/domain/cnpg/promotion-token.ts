import type { Json } from "#domain/kubernetes/json.ts";
import { decodeBase64 } from "#util/base64.ts";

/** What a promotion token tells about the primary that was demoted, in the order of the operator's checks. */
export const tokenMembers = [
  "latestCheckpointTimelineID",
  "redoWalFile",
  "databaseSystemIdentifier",
  "latestCheckpointREDOLocation",
  "timeOfLatestCheckpoint",
  "operatorVersion",
] as const;

export type TokenVerdict =
  | { readonly kind: "complete" }
  | { readonly kind: "malformed" }
  | { readonly kind: "incomplete"; readonly missing: (typeof tokenMembers)[number] };

/** What the operator makes of a promotion token; it does not look at what the members say. */
export function judgePromotionToken(text: string): TokenVerdict {
  const members = readMembers(text);
  if (members === undefined) return { kind: "malformed" };
  const missing = tokenMembers.find((name) => (members.get(name) ?? "") === "");
  return missing === undefined ? { kind: "complete" } : { kind: "incomplete", missing };
}

/** Undefined where the operator cannot read the text as a token. */
function readMembers(text: string): ReadonlyMap<string, string> | undefined {
  const bytes = decodeBase64(text);
  const value = bytes === undefined ? undefined : parseJson(bytes);
  if (value === null) return new Map();
  return typeof value === "object" && !Array.isArray(value) ? membersOf(value) : undefined;
}

/** Go finds members in any case; of several, the last that is not null counts. */
function membersOf(value: object): ReadonlyMap<string, string> | undefined {
  const members = new Map<string, string>();
  for (const [key, member] of Object.entries(value)) {
    const name = tokenMembers.find((known) => new RegExp(`^${known}$`, "iu").test(key));
    if (name === undefined || member === null) continue;
    if (typeof member !== "string") return undefined;
    members.set(name, member);
  }
  return members;
}

function parseJson(bytes: Uint8Array): Json | undefined {
  try {
    return JSON.parse(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes)) as Json;
  } catch {
    return undefined;
  }
}
