import type { JsonObject } from "#domain/kubernetes/json.ts";
import type { ObjectPath } from "#admission/object.ts";
import type { CnpgKind } from "#domain/cnpg/kinds.ts";
import type { OperatorVersion } from "#domain/cnpg/versions.ts";

/** What a webhook is asked about. */
export interface AdmissionInput {
  /** The object to be stored: decoded, defaulted by the CRD and by the operator. */
  readonly object: JsonObject;
  /** The stored object, likewise defaulted; undefined when the object is new. */
  readonly old: JsonObject | undefined;
  readonly operator: OperatorVersion;
}

/** One thing that a rule objects to. */
export interface Violation {
  /** The place that the operator names, as it is spelled in the manifest. */
  readonly path: ObjectPath;
  /** What a person has to look at, where that is another place. */
  readonly place?: ObjectPath;
  /** What the operator names, where that is no part of the path. */
  readonly named?: ObjectPath;
  /** Of several messages of a rule: the catalogue holds it as `id.variant`. */
  readonly variant?: string;
  readonly values?: Readonly<Record<string, string | number>>;
  /** For a rule about a change: the place in the old object that the change starts from. */
  readonly oldPath?: ObjectPath;
}

/**
 * One fact that the operator's webhook checks. Rules are independent of each other: each tests all that
 * it needs, and none throws, whatever the object looks like.
 */
export interface WebhookRule {
  /** Kind and fact, as `cluster/image-tag-latest`; also the key of its message. */
  readonly id: string;
  /** The code it is reported under: a subject that a person configures, often of several rules. */
  readonly code: string;
  readonly kinds: readonly CnpgKind[];
  /** `write` runs on creation and on every update, `update` only where there is an old object. */
  readonly on: "write" | "update";
  /** A warning does not keep the object out. */
  readonly severity: "error" | "warning";
  /**
   * First and last release of the operator with this rule; absent: all that are known. Of a rule that was
   * backported, the first patch of each minor: `["1.28.3", "1.29.1"]`.
   */
  readonly since?: string | readonly string[];
  readonly until?: string;
  /** Without anything at this path the rule has nothing to look at, and is not asked. */
  readonly needs?: ObjectPath;
  /** The operator names only so many steps of the path, most often the list that an item is in. */
  readonly namedSteps?: number;
  /** The operator's function of the same effect, to look at when a new release comes out. */
  readonly mirrors: string;
  check(input: AdmissionInput): Iterable<Violation>;
}
