import { writeTable } from "#commands/describe/markdown.ts";
import type { StatusView } from "#commands/status/view-status.ts";
import { parseGoTime } from "#live/health/judge-side-matters.ts";
import { formatMoment, formatSince } from "#tree/format-age.ts";
import { tell } from "#tree/tree-environment.ts";

const columns = ["secret", "ends", "left"];

/** Certificates by the Secret that holds them, the first to end first. */
export function writeCertificates({ env, cluster }: StatusView): readonly string[] {
  const expirations = Object.entries(cluster.status?.certificates?.expirations ?? {});
  const known = expirations
    .map(([secret, text]) => ({ secret, text, ends: parseGoTime(text) }))
    .sort((left, right) => left.ends - right.ends || left.secret.localeCompare(right.secret));
  return writeTable(
    columns.map((column) => tell(env, `status.certificate.${column}`)),
    known.map(({ secret, text, ends }) =>
      Number.isFinite(ends)
        ? [secret, formatMoment(ends), formatSince(env, ends)]
        : [secret, text, ""],
    ),
  );
}
