const units = ["B", "kB", "MB", "GB", "TB"] as const;

/** As PostgreSQL writes sizes: `512 B`, `16 MB`, `1.5 GB`. */
export function formatBytes(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  const shown = size >= 10 || Number.isInteger(size) ? Math.round(size) : size.toFixed(1);
  return `${shown} ${units[unit] ?? ""}`;
}
