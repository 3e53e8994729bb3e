import type { Question } from "./corpus.ts";

interface Exception {
  readonly reason: string;
  readonly holds: (question: Question) => boolean;
}

/**
 * Where we differ from the builds that are asked, on purpose. Anything new here needs a reason that
 * a person can check.
 */
const exceptions: readonly Exception[] = [
  {
    reason: "Debian's builds, which operand images use, know lz4, zstd and io_uring",
    holds: ({ name, value }) =>
      /^(?:wal_compression|default_toast_compression|io_method)$/i.test(name.trim()) &&
      /^(?:lz4|zstd|io_uring)$/i.test(value),
  },
  {
    reason: "names of newer minors and of Debian's builds count as known",
    holds: ({ name }) => /^(?:output_plugin_libraries|extension_destdir)$/i.test(name.trim()),
  },
];

export function findException(question: Question): string | undefined {
  return exceptions.find(({ holds }) => holds(question))?.reason;
}
