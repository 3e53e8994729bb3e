import type { ContainerKind } from "#domain/cnpg/logs/container-kind.ts";
import type { PodSelection } from "#kube/logs/pod-log-follower.ts";

/** Whose logs are shown as one. */
export interface LogScope {
  readonly title: string;
  readonly context: string;
  readonly parts: readonly LogPart[];
  /** Read from the start; the person may choose others that the parts have. */
  readonly kinds: readonly ContainerKind[];
  /** Whose manifest holds the cause of a line; undefined for the operator, which serves many. */
  readonly cluster: { readonly namespace: string; readonly name: string } | undefined;
  /** The Pooler alone whose logs these are. */
  readonly pooler?: string;
}

/** Pods of one namespace and what is read of them. */
export interface LogPart extends PodSelection {
  readonly kinds: readonly ContainerKind[];
  /** Of lines that are about many things, those that are about this one; undefined: all. */
  readonly concerns?: (line: string) => boolean;
}
