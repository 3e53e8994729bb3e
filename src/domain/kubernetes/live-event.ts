import type { ApiResource, LiveObject } from "./live-object.ts";

/** What is watched: all objects of a resource in one namespace, or everywhere. */
export interface WatchScope {
  readonly context: string;
  readonly resource: ApiResource;
  /** Undefined: all namespaces, or a resource without namespaces. */
  readonly namespace: string | undefined;
}

/** What a watch tells. Adapters make these, the store takes them; neither knows the other. */
export type LiveEvent =
  /** The whole truth of a scope; what is missing in it is gone. */
  | { readonly kind: "listed"; readonly scope: WatchScope; readonly objects: readonly LiveObject[] }
  /** An object is new or has changed. */
  | { readonly kind: "changed"; readonly scope: WatchScope; readonly object: LiveObject }
  | { readonly kind: "removed"; readonly scope: WatchScope; readonly object: LiveObject }
  /** From now on what is known about the scope may be out of date. */
  | {
      readonly kind: "stale";
      readonly scope: WatchScope;
      /** Milliseconds since 1970. */
      readonly since: number;
      readonly problem: LiveProblem;
    }
  /** The scope is followed again and true. */
  | { readonly kind: "fresh"; readonly scope: WatchScope }
  /** The scope may not be read; it is asked for again from time to time. */
  | { readonly kind: "denied"; readonly scope: WatchScope; readonly verb: "list" | "watch" }
  /** The scope is not watched any more: forget it. */
  | { readonly kind: "ended"; readonly scope: WatchScope };

/** Why something cannot be seen. */
export interface LiveProblem {
  /** As in the adapter's errors: `unreachable`, `certificate`, … */
  readonly reason: string;
  readonly message: string;
}

/** How it stands with a whole context. */
export type ContextEvent =
  | { readonly kind: "connecting"; readonly context: string }
  /** Its watches are running; `served` are the names of the resources that the cluster has. */
  | {
      readonly kind: "connected";
      readonly context: string;
      readonly served: readonly string[];
      /** Undefined: all; else only these, as the user may not list more. */
      readonly namespaces: readonly string[] | undefined;
    }
  /** Nothing can be seen; it is tried again. */
  | { readonly kind: "failed"; readonly context: string; readonly problem: LiveProblem }
  /** CloudNativePG is not installed there. */
  | { readonly kind: "not-installed"; readonly context: string }
  /** Nobody looks: its watches are stopped, and what is known grows old. */
  | { readonly kind: "paused"; readonly context: string; readonly since: number }
  | { readonly kind: "removed-context"; readonly context: string };
