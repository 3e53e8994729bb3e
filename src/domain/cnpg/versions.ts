/** A patch release of the operator that the Workbench knows. */
export interface OperatorVersion {
  /** As `1.30.1`. */
  readonly version: string;
  /** As `1.30`. */
  readonly minor: string;
  /** The operand image that the operator picks when a Cluster names none. */
  readonly defaultImage: string;
}

/** Known patches, oldest first. A new release is one line here and one run of `import:crds`. */
export const operatorVersions = [
  release("1.28.0", "18.1-system-trixie"),
  release("1.28.1", "18.1-system-trixie"),
  release("1.28.2", "18.3-system-trixie"),
  release("1.28.3", "18.3-system-trixie"),
  release("1.28.4", "18.4-system-trixie"),
  release("1.29.0", "18.3-system-trixie"),
  release("1.29.1", "18.3-system-trixie"),
  release("1.29.2", "18.4-system-trixie"),
  release("1.29.3", "18.6-system-trixie"),
  release("1.30.0", "18.4-system-trixie"),
  release("1.30.1", "18.6-system-trixie"),
] as const satisfies readonly OperatorVersion[];

/** The newest known release: what is assumed where nothing says otherwise. */
export const newestOperator: OperatorVersion = operatorVersions[
  operatorVersions.length - 1
] as OperatorVersion;

/** What a version text means: `1.30` is its newest known patch, `1.30.0` itself. */
export interface ResolvedOperator {
  readonly operator: OperatorVersion;
  /** The text names this very patch. */
  readonly exact: boolean;
  /** The text names a release that is not known; `operator` stands in for it. */
  readonly unknown: boolean;
}

/** Undefined for a text that is no version at all. Accepts a leading `v`. */
export function resolveOperatorVersion(text: string): ResolvedOperator | undefined {
  const match = /^v?(\d{1,6})\.(\d{1,6})(?:\.(\d{1,6}))?$/.exec(text.trim());
  if (match === null) {
    return undefined;
  }
  const [major, minor, patch] = match.slice(1).map(toNumber);
  const wanted = [major ?? 0, minor ?? 0, patch ?? Number.MAX_SAFE_INTEGER] as const;
  const operator = standIn(wanted);
  const exact = compare(numbersOf(operator), wanted) === 0;
  const sameMinor = numbersOf(operator)[0] === wanted[0] && numbersOf(operator)[1] === wanted[1];
  return { operator, exact, unknown: !exact && !(sameMinor && patch === undefined) };
}

type VersionNumbers = readonly [major: number, minor: number, patch: number];

/** The newest known release that is not newer than `wanted`; the oldest one for anything before it. */
function standIn(wanted: VersionNumbers): OperatorVersion {
  const known: readonly OperatorVersion[] = operatorVersions;
  const candidates = known.filter((operator) => compare(numbersOf(operator), wanted) <= 0);
  return candidates.at(-1) ?? operatorVersions[0];
}

function toNumber(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

function numbersOf(operator: OperatorVersion): VersionNumbers {
  const [major = 0, minor = 0, patch = 0] = operator.version.split(".").map(Number);
  return [major, minor, patch];
}

function compare(left: VersionNumbers, right: VersionNumbers): number {
  return left[0] - right[0] || left[1] - right[1] || left[2] - right[2];
}

function release(version: string, tag: string): OperatorVersion {
  return {
    version,
    minor: version.split(".").slice(0, 2).join("."),
    defaultImage: `ghcr.io/cloudnative-pg/postgresql:${tag}`,
  };
}
