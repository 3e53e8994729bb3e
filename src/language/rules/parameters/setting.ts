import type { PostgresMajor } from "#domain/postgres/majors.ts";
import type { YamlScalar } from "#manifest/nodes.ts";

/** One entry of `spec.postgresql.parameters` whose value is a text. */
export interface Setting {
  readonly name: string;
  readonly value: YamlScalar;
  readonly key: YamlScalar;
  /** Undefined where the manifest does not tell it. */
  readonly major: PostgresMajor | undefined;
  /** What the instance preloads. */
  readonly libraries: readonly string[];
}
