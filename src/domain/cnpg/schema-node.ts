import type { Json } from "#domain/kubernetes/json.ts";

/** A rule of `x-kubernetes-validations`, kept for the CEL stage. */
export interface CelRule {
  readonly rule: string;
  readonly message?: string;
  readonly messageExpression?: string;
  readonly fieldPath?: string;
  readonly reason?: string;
  readonly optionalOldSelf?: boolean;
}

export type SchemaType = "object" | "array" | "string" | "integer" | "number" | "boolean";

/**
 * One node of a structural schema, in the compact form of the generated data. Children are indices
 * into one pool that all operator versions share; equal nodes are stored once.
 */
export interface SchemaNode {
  /** Absent where the schema says int-or-string or nothing at all. */
  readonly type?: SchemaType;
  readonly intOrString?: true;
  readonly properties?: Readonly<Record<string, number>>;
  /** Schema of the values of a free-form map. */
  readonly additional?: number;
  readonly items?: number;
  readonly required?: readonly string[];
  readonly enum?: readonly Json[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly default?: Json;
  readonly nullable?: true;
  readonly preserveUnknown?: true;
  readonly listType?: "map" | "set" | "atomic";
  readonly listKeys?: readonly string[];
  readonly rules?: readonly CelRule[];
  /** A Kubernetes quantity, recognised by its pattern. */
  readonly quantity?: true;
  /** The CRD's own description begins with or holds a deprecation notice. */
  readonly deprecated?: true;
  /** A Go duration (`monitoring.metricsQueriesTTL`, `replica.minApplyDelay`). */
  readonly duration?: true;
}
