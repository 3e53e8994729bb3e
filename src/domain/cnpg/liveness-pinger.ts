/**
 * Whether the operator can read the value of the annotation `alpha.cnpg.io/livenessPinger`: a JSON
 * object with a boolean `enabled` and, if it likes, whole numbers for the two timeouts. Go does not
 * look at the case of names.
 */
export function isPingerSetting(text: string): boolean {
  const entries = parseEntries(text);
  const fractional = /"(?:requestTimeout|connectionTimeout)"\s*:\s*-?\d+[.eE]/i.test(text);
  if (entries === undefined || fractional) return false;
  const member = (name: string): unknown =>
    entries.findLast(([key]) => key.toLowerCase() === name)?.[1];
  return (
    typeof member("enabled") === "boolean" &&
    isWhole(member("requesttimeout")) &&
    isWhole(member("connectiontimeout"))
  );
}

function isWhole(value: unknown): boolean {
  return value === undefined || value === null || Number.isInteger(value);
}

function parseEntries(text: string): readonly [string, unknown][] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? Object.entries(value) : undefined;
  } catch {
    return undefined;
  }
}
