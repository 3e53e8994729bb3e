/**
 * The tree that the rest of the product reads: YAML as Kubernetes reads it, with places.
 * All offsets are UTF-16 units relative to the start of the document's own text, so that a document
 * that did not change keeps its tree when text above it does.
 */
export type YamlNode = YamlMap | YamlList | YamlScalar | YamlAlias;

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface YamlMap extends Span {
  readonly kind: "map";
  readonly flow: boolean;
  readonly pairs: readonly YamlPair[];
}

export interface YamlPair extends Span {
  /** Keys that are not scalars are kept out of `pairs` and reported as problems. */
  readonly key: YamlScalar;
  /** Always there: an empty value is a null scalar of no length behind the colon. */
  readonly value: YamlNode;
  /** `<<: *anchor`; its target's pairs are seen through `readEntries`. */
  readonly merge: boolean;
}

export interface YamlList extends Span {
  readonly kind: "list";
  readonly flow: boolean;
  readonly items: readonly YamlNode[];
}

export type ScalarStyle = "plain" | "single" | "double" | "literal" | "folded";

export interface YamlScalar extends Span {
  readonly kind: "scalar";
  readonly style: ScalarStyle;
  /** The text after unquoting and unfolding, before any typing. */
  readonly text: string;
  /** The value after YAML 1.1 typing as go-yaml does it; `12:30:45` and dates stay strings. */
  readonly value: null | boolean | number | string;
  /** Float and integer differ for Kubernetes: `3.0` is a float that is also an integer. */
  readonly type: "null" | "boolean" | "integer" | "float" | "string";
}

export interface YamlAlias extends Span {
  readonly kind: "alias";
  readonly name: string;
  /** Undefined when the anchor is missing or the alias would contain itself. */
  readonly target: YamlNode | undefined;
}
