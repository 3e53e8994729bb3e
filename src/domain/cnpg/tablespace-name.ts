/** What the operator has against the name of a tablespace (`IsTablespaceNameValid`). */
export type TablespaceNameProblem = "reserved" | "invalid" | "too-long";

export function judgeTablespaceName(name: string): TablespaceNameProblem | undefined {
  if (name.startsWith("pg_")) return "reserved";
  if (!/^[a-zA-Z_][a-zA-Z0-9_$]*$/.test(name)) return "invalid";
  return name.length > 63 ? "too-long" : undefined;
}

/** The part of a volume's name that stands for the tablespace; several names may share one. */
export function tablespaceVolumeName(name: string): string {
  return name.replace(/^_/, "1").replaceAll(/[$_]/g, "-").toLowerCase();
}
