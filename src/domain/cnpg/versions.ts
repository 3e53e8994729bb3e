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

function release(version: string, tag: string): OperatorVersion {
  return {
    version,
    minor: version.split(".").slice(0, 2).join("."),
    defaultImage: `ghcr.io/cloudnative-pg/postgresql:${tag}`,
  };
}
