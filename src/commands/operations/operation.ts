import type { JsonObject } from "#domain/kubernetes/json.ts";
import type { ApiResource, LiveObject } from "#domain/kubernetes/live-object.ts";
import type { Connection } from "#kube/connection.ts";

/** A sentence of the catalogue, not yet in any language. */
export interface Phrase {
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

export interface ObjectRef {
  readonly resource: ApiResource;
  readonly namespace: string | undefined;
  readonly name: string;
}

/** One call that changes something. `resourceVersion`: refused where the object has changed since. */
export type WriteRequest =
  | {
      readonly kind: "patch";
      readonly ref: ObjectRef;
      /** A JSON merge patch. */
      readonly patch: JsonObject;
      readonly subresource?: "status";
      readonly resourceVersion?: string;
    }
  | { readonly kind: "create"; readonly ref: ObjectRef; readonly object: JsonObject }
  | { readonly kind: "delete"; readonly ref: ObjectRef; readonly uid: string }
  | {
      /** Server-side apply; `force` takes over fields that others own. */
      readonly kind: "apply";
      readonly ref: ObjectRef;
      readonly object: JsonObject;
      readonly force: boolean;
    };

/** What has to be true beforehand, and what to say where it is not. */
export interface Precondition {
  readonly code: string;
  readonly met: boolean;
  readonly why: Phrase;
}

/** How somebody is asked: not at all, by a button, or by typing a name. */
export type Danger =
  | { readonly level: "none" }
  | { readonly level: "button" }
  | { readonly level: "typed"; readonly word: string };

/** What stops working meanwhile. `pods` are those that it happens to. */
export interface Outage {
  readonly kind:
    | "none"
    /** Writes stop until the new primary takes over. */
    | "switchover"
    /** PostgreSQL restarts inside its pod. */
    | "restart-in-place"
    /** The primary's pod is made anew. */
    | "primary-recreated"
    /** A replica is away; reads move to the others. */
    | "replica-away"
    /** Replicas go for good, and the sessions on them. */
    | "replica-gone"
    /** No writes until it is taken back. */
    | "no-writes"
    /** Nothing answers until it is taken back. */
    | "nothing"
    /** Clients wait until it is taken back. */
    | "clients-wait"
    | "for-ever";
  readonly pods: readonly string[];
}

/** The world around an object at one moment: what operations are built from and judged by. */
export interface Situation {
  readonly context: string;
  /** Undefined: there is none of that name. */
  readonly object: LiveObject | undefined;
  /** What belongs to the same Cluster, by plural; undefined: it may not be read. */
  readonly around: Readonly<Partial<Record<Surrounding, readonly LiveObject[] | undefined>>>;
  /** What the plan measures beside the objects; undefined where it cannot be told. */
  readonly measured?: number | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export type Surrounding =
  "pods" | "persistentvolumeclaims" | "jobs" | "backups" | "scheduledbackups" | "poolers";

/** What is seen of an effect that is waited for. */
export type Observation =
  | { readonly state: "reached"; readonly seen: Phrase }
  | { readonly state: "waiting"; readonly for: Phrase }
  | { readonly state: "failed"; readonly why: Phrase };

export interface Expectation {
  /** Milliseconds after which nobody waits any longer. */
  readonly limit: number;
  observe(situation: Situation): Observation;
}

/**
 * A write, before it happens: everything that a person has to know, and all that has to be sent. A value;
 * only `runOperation` acts on it.
 */
export interface Operation {
  /** `cluster.promote`; the catalogue has `operation.<verb>` and `operation.<verb>.action`. */
  readonly verb: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly target: ObjectRef;
  readonly requests: readonly WriteRequest[];
  readonly preconditions: readonly Precondition[];
  readonly danger: Danger;
  readonly outage: Outage;
  /** What else happens. */
  readonly effects: readonly Phrase[];
  /** Undefined: nothing can be seen of it. */
  readonly expectation: Expectation | undefined;
}

/** A wish about one object; built anew whenever the object has changed. */
export interface Plan {
  readonly context: string;
  readonly target: ObjectRef;
  /** What the builder looks at beside the object. */
  readonly needs: readonly Surrounding[];
  /** The Cluster around which to look; undefined for what belongs to none. */
  readonly cluster: string | undefined;
  /** The object may have to be made first. */
  readonly mayBeMissing?: true;
  /** Something that no object tells, read with them each time. */
  readonly measure?: (connection: Connection, seen: Situation) => Promise<number | undefined>;
  build(situation: Situation): Operation;
}

/** How a plan ended. */
export type Outcome =
  /** The effect was seen, or there is nothing to see. */
  | "done"
  /** Not sent: read-only, a precondition, a missing right, or the server refuses it. */
  | "refused"
  /** The person said no. */
  | "declined"
  /** Sent, but the effect has not been seen. */
  | "unseen"
  /** Sent, and it went wrong. */
  | "failed";

export const noOutage: Outage = { kind: "none", pods: [] };

export function phrase(key: string, values: Phrase["values"] = {}): Phrase {
  return { key, values };
}
