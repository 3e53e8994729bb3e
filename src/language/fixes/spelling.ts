/** What people write for the units of PostgreSQL, which mind upper and lower case. */
const units: Readonly<Record<string, string>> = {
  k: "kB",
  kb: "kB",
  ki: "kB",
  kib: "kB",
  m: "MB",
  mb: "MB",
  mi: "MB",
  mib: "MB",
  g: "GB",
  gb: "GB",
  gi: "GB",
  gib: "GB",
  t: "TB",
  tb: "TB",
  ti: "TB",
  tib: "TB",
  sec: "s",
  secs: "s",
  second: "s",
  seconds: "s",
  minute: "min",
  minutes: "min",
  mins: "min",
  hour: "h",
  hours: "h",
  hr: "h",
  hrs: "h",
  day: "d",
  days: "d",
  msec: "ms",
  millisecond: "ms",
  milliseconds: "ms",
  us: "us",
  ms: "ms",
  s: "s",
  min: "min",
  h: "h",
  d: "d",
};
const amount = /^\s*([+-]?[0-9.]+)\s*([A-Za-z]+)\s*$/;

/** `4gb` as PostgreSQL wants it: `4GB`. */
export function spellSetting(text: string): string | undefined {
  const [, number = "", unit = ""] = amount.exec(text) ?? [];
  const right = units[unit.toLowerCase()];
  return right === undefined ? undefined : number + right;
}

/** `4GB` as Kubernetes wants it: `4Gi`. */
export function spellQuantity(text: string): string | undefined {
  const [, number = "", unit = ""] = amount.exec(text) ?? [];
  const right = units[unit.toLowerCase()];
  return right?.endsWith("B") === true ? `${number}${right.charAt(0).toUpperCase()}i` : undefined;
}
