import { parseGoDuration } from "#domain/kubernetes/go-duration.ts";

/** Fields that hold a Go duration. */
const durations = new Set(["metricsQueriesTTL", "minApplyDelay"]);

/** Fields that hold a number of seconds, and those among them that count milliseconds. */
const seconds = /(?:Seconds|^(?:start|stop|failover|switchover)Delay|Timeout|^updateInterval)$/;
const milliseconds = /\.isolationCheck\.(?:request|connection)Timeout$/;

/**
 * Nanoseconds of a field that says how long something takes; undefined for other fields, and for 0.
 * @param path as `spec.stopDelay`, lists without an index
 */
export function readDurationField(path: string, text: string): bigint | undefined {
  const key = path.slice(path.lastIndexOf(".") + 1);
  if (durations.has(key)) return parseGoDuration(text);
  const own = path.startsWith("spec.") && seconds.test(key) && /^\d{1,9}$/.test(text);
  if (!own || /^0+$/.test(text)) return undefined;
  return BigInt(text) * (milliseconds.test(path) ? 1_000_000n : 1_000_000_000n);
}
