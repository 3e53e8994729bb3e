import type { Reason } from "#domain/postgres/judgement.ts";

export const hbaTypes = [
  "local",
  "host",
  "hostssl",
  "hostnossl",
  "hostgssenc",
  "hostnogssenc",
] as const;

export const hbaMethods = [
  "trust",
  "reject",
  "scram-sha-256",
  "md5",
  "password",
  "gss",
  "sspi",
  "ident",
  "peer",
  "ldap",
  "radius",
  "cert",
  "pam",
  "bsd",
  "oauth",
] as const;

/** A word of a line and where it stands. */
export interface HbaField {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface HbaProblem {
  readonly key: "unknown-hba-type" | "missing-hba-field" | "unknown-hba-method";
  readonly values: Reason["values"];
  readonly start: number;
  readonly end: number;
}

/** The fields of a line; a comma glues names to one field, a comment ends the line. */
export function splitHbaLine(line: string): readonly HbaField[] {
  const fields: HbaField[] = [];
  for (const match of line.matchAll(field)) {
    if (match[0].startsWith("#")) break;
    fields.push({ text: match[0], start: match.index, end: match.index + match[0].length });
  }
  return fields;
}

/** What PostgreSQL surely refuses in a line; undefined for anything else. */
export function judgeHbaLine(line: string): HbaProblem | undefined {
  const fields = splitHbaLine(line);
  const [type] = fields;
  if (type === undefined || type.text.startsWith("include") || line.includes("\\\n")) {
    return undefined;
  }
  const typeText = unquote(type.text);
  if (!hbaTypes.some((known) => known === typeText)) {
    return problemAt("unknown-hba-type", type, { type: typeText, types: hbaTypes.join(", ") });
  }
  return judgeMethod(line, typeText, fields);
}

function judgeMethod(
  line: string,
  type: string,
  fields: readonly HbaField[],
): HbaProblem | undefined {
  const method = fields[methodIndex(type, fields)];
  if (method === undefined) {
    const whole = { text: line, start: fields[0]?.start ?? 0, end: fields.at(-1)?.end ?? 0 };
    return problemAt("missing-hba-field", whole, { type, count: fields.length });
  }
  const text = unquote(method.text);
  return hbaMethods.some((known) => known === text)
    ? undefined
    : problemAt("unknown-hba-method", method, { method: text, methods: hbaMethods.join(", ") });
}

const field =
  /#.*|(?:\$\{[^}]*\}|"[^"]*"?|[^\s,"#])+(?:\s*,\s*(?:\$\{[^}]*\}|"[^"]*"?|[^\s,"#])+)*,?/g;

/** An address without a length is followed by a netmask of its own. */
function methodIndex(type: string, fields: readonly HbaField[]): number {
  if (type === "local") return 3;
  const address = fields[3]?.text ?? "";
  const bareNumber = /^[\d.]+$|^[0-9a-fA-F:]*:[0-9a-fA-F:.]*$/.test(address);
  return bareNumber ? 5 : 4;
}

function unquote(text: string): string {
  return text.replaceAll('"', "");
}

function problemAt(
  key: HbaProblem["key"],
  { start, end }: HbaField,
  values: Reason["values"],
): HbaProblem {
  return { key, values, start, end };
}
