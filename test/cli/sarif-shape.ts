/**
 * What SARIF 2.1.0 (OASIS Standard, section 3) allows of the objects that the linter writes: each member's
 * type, which are required, and nothing besides. Written from the text of the specification, not from its
 * JSON schema. Objects that the linter does not write are not here, so that a new one fails until it is added.
 * Real outputs were also valid by that schema (errata 01, draft 04), which may not be copied into this project:
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json
 */
const shapes: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  // 3.13
  sarifLog: { $schema: uri, "version!": oneOf("2.1.0"), "runs!": listOf("run") },
  // 3.14
  run: {
    "tool!": object("tool"),
    columnKind: oneOf("utf16CodeUnits", "unicodeCodePoints"),
    originalUriBaseIds: mapOf("baseLocation"),
    invocations: listOf("invocation"),
    results: listOf("result"),
  },
  // 3.14.14: a base that other locations are relative to ends in a slash.
  baseLocation: { "uri!": matching(/^[a-z][a-z\d+.-]*:\/\/.*\/$/) },
  // 3.18
  tool: { "driver!": object("toolComponent") },
  // 3.19
  toolComponent: {
    "name!": text,
    version: text,
    informationUri: uri,
    rules: listOf("reportingDescriptor"),
  },
  // 3.49
  reportingDescriptor: {
    "id!": text,
    shortDescription: object("message"),
    helpUri: uri,
    defaultConfiguration: object("reportingConfiguration"),
    properties: anything,
  },
  // 3.50
  reportingConfiguration: { level: oneOf("none", "note", "warning", "error") },
  // 3.20
  invocation: {
    "executionSuccessful!": boolean,
    toolExecutionNotifications: listOf("notification"),
  },
  // 3.58
  notification: {
    level: oneOf("none", "note", "warning", "error"),
    "message!": object("message"),
    locations: listOf("location"),
  },
  // 3.27
  result: {
    ruleId: text,
    ruleIndex: integerFrom(0),
    level: oneOf("none", "note", "warning", "error"),
    "message!": object("message"),
    locations: listOf("location"),
    relatedLocations: listOf("location"),
  },
  // 3.11
  message: { "text!": text },
  // 3.28
  location: {
    id: integerFrom(0),
    message: object("message"),
    physicalLocation: object("physicalLocation"),
    logicalLocations: listOf("logicalLocation"),
  },
  // 3.29: with a region there has to be an artifact.
  physicalLocation: { "artifactLocation!": object("artifactLocation"), region: object("region") },
  // 3.4
  artifactLocation: { "uri!": uriReference, uriBaseId: text },
  // 3.30
  region: {
    "startLine!": integerFrom(1),
    startColumn: integerFrom(1),
    endLine: integerFrom(1),
    endColumn: integerFrom(1),
  },
  // 3.33
  logicalLocation: { fullyQualifiedName: text, kind: text },
};

/** Of all other lists the items are unique. */
const mayRepeat: ReadonlySet<string> = new Set(["run", "result", "invocation", "notification"]);

type Check = (value: unknown, path: string) => string[];

/** Everything in a log that the specification does not allow, as `path: what`. */
export function sarifProblems(log: unknown): string[] {
  return [...object("sarifLog")(log, "log"), ...crossProblems(log as SarifLog)];
}

interface SarifLog {
  readonly runs: readonly {
    readonly originalUriBaseIds?: object;
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly results: readonly SarifResult[];
  }[];
}

interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex?: number;
  readonly locations?: readonly SarifLocation[];
  readonly relatedLocations?: readonly SarifLocation[];
}

interface SarifLocation {
  readonly id?: number;
  readonly physicalLocation?: {
    readonly artifactLocation: { readonly uriBaseId?: string };
    readonly region?: { readonly [place: string]: number };
  };
}

/** What holds between the parts: indices, bases, ids, and that a region does not end before it starts. */
function crossProblems({ runs }: SarifLog): string[] {
  return runs.flatMap(({ tool, originalUriBaseIds = {}, results }) => {
    const ids = tool.driver.rules.map(({ id }) => id);
    const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
    const misled = results.filter(
      ({ ruleId, ruleIndex }) => ruleIndex !== undefined && ids[ruleIndex] !== ruleId,
    );
    const all = results.flatMap((each) => [
      ...(each.locations ?? []),
      ...(each.relatedLocations ?? []),
    ]);
    const places = all.flatMap(({ physicalLocation: place }) =>
      place === undefined ? [] : [place],
    );
    const bases = places.map(({ artifactLocation }) => artifactLocation.uriBaseId);
    const numbers = results.map(({ relatedLocations = [] }) =>
      relatedLocations.map(({ id }) => id),
    );
    return [
      ...twice.map((id) => `rule ${id} twice`),
      ...misled.map(({ ruleId }) => `ruleIndex of ${ruleId}`),
      ...bases
        .filter((base) => base !== undefined && !(base in originalUriBaseIds))
        .map((base) => `base ${base}`),
      ...numbers
        .filter((each) => new Set(each).size !== each.length)
        .map(() => "ids of related locations"),
      ...places
        .filter(({ region }) => region !== undefined && endsEarly(region))
        .map(() => "region"),
    ];
  });
}

function endsEarly({
  startLine = 1,
  startColumn = 1,
  endLine,
  endColumn,
}: Readonly<Record<string, number>>) {
  if (endLine !== undefined && endLine < startLine) return true;
  return (endLine ?? startLine) === startLine && endColumn !== undefined && endColumn < startColumn;
}

function object(name: string): Check {
  return (value, path) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      return [`${path}: no object`];
    }
    const shape = Object.entries(shapes[name] ?? {});
    const known = new Map(shape.map(([key, check]) => [key.replace("!", ""), check]));
    const missing = shape
      .map(([key]) => key)
      .filter((key) => key.endsWith("!") && !(key.slice(0, -1) in value))
      .map((key) => `${path}.${key.slice(0, -1)}: missing`);
    const members = Object.entries(value).flatMap(
      ([key, member]) => known.get(key)?.(member, `${path}.${key}`) ?? [`${path}.${key}: unknown`],
    );
    return [...missing, ...members];
  };
}

function listOf(name: string): Check {
  return (value, path) => {
    if (!Array.isArray(value)) return [`${path}: no list`];
    const texts = value.map((item) => JSON.stringify(item));
    const twice = mayRepeat.has(name)
      ? []
      : texts.filter((each, index) => texts.indexOf(each) !== index);
    return [
      ...twice.map((each) => `${path}: ${each} twice`),
      ...value.flatMap((item, index) => object(name)(item, `${path}[${index}]`)),
    ];
  };
}

function mapOf(name: string): Check {
  return (value, path) =>
    Object.entries(value as object).flatMap(([key, item]) => object(name)(item, `${path}.${key}`));
}

function matching(pattern: RegExp): Check {
  return (value, path) =>
    typeof value === "string" && pattern.test(value) ? [] : [`${path}: ${String(value)}`];
}

function oneOf(...words: readonly string[]): Check {
  return (value, path) => (words.includes(value as string) ? [] : [`${path}: ${String(value)}`]);
}

function integerFrom(least: number): Check {
  return (value, path) =>
    Number.isInteger(value) && (value as number) >= least ? [] : [`${path}: ${String(value)}`];
}

function text(value: unknown, path: string): string[] {
  return matching(/./)(value, path);
}

function boolean(value: unknown, path: string): string[] {
  return typeof value === "boolean" ? [] : [`${path}: no boolean`];
}

function anything(): string[] {
  return [];
}

/** RFC 3986, absolute. */
function uri(value: unknown, path: string): string[] {
  return matching(/^[a-z][a-z\d+.-]*:[\w\-.~:/?#[\]@!$&'()*+,;=%]+$/)(value, path);
}

/** RFC 3986, perhaps relative, and then without a colon: the strict half of what is allowed. */
function uriReference(value: unknown, path: string): string[] {
  return matching(/^(?:[a-z][a-z\d+.-]*:\/\/)?(?:[\w\-.~/!$&'()*+,;=@]|%[\dA-F]{2})+$/i)(
    value,
    path,
  );
}
