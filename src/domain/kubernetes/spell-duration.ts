import { formatGoDuration } from "./go-duration.ts";

/** As a person writes it: `1 h 30 min`. */
export function spellDuration(nanoseconds: bigint): string {
  const parts = formatGoDuration(nanoseconds)
    .replace(/([a-zµ])(?=\d)/g, "$1 ")
    .split(" ");
  const kept = parts.filter((part) => !/^0[a-z]+$/.test(part));
  return kept
    .map((part) => part.replace(/^([\d.]+)(.*)$/, "$1 $2").replace(/ m$/, " min"))
    .join(" ");
}
