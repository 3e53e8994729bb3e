import type { LiveObject } from "#domain/kubernetes/live-object.ts";

/** What has become different; the finest that is known. */
export type LiveChange =
  /** A context has come, gone, or is in another state; everything below may differ. */
  | { readonly kind: "context"; readonly context: string }
  /** A resource of a context: it was listed, went stale, came back, was denied. */
  | { readonly kind: "resource"; readonly context: string; readonly resource: string }
  | {
      readonly kind: "object";
      readonly context: string;
      readonly resource: string;
      readonly change: "added" | "changed" | "removed";
      readonly object: LiveObject;
    };
