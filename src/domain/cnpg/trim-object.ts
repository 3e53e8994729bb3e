import { omit } from "#util/omit.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";

/**
 * What of an object is kept in memory: thousands of them are. Managed fields, the applied copy of the
 * manifest, and of a pod all but what says how it is go away.
 */
export function trimObject(object: LiveObject): LiveObject {
  const rest = omit(object as LiveObject & Named, ["kind", "apiVersion"]);
  const metadata = trimMeta(object.metadata);
  const { spec } = object as Named;
  return isPodSpec(spec) ? { ...rest, metadata, spec: trimPodSpec(spec) } : { ...rest, metadata };
}

interface Named {
  readonly kind?: unknown;
  readonly apiVersion?: unknown;
  readonly spec?: unknown;
}

interface Managed {
  readonly managedFields?: unknown;
}

interface PodSpec {
  readonly nodeName?: string;
  readonly containers: readonly Container[];
  readonly initContainers?: readonly Container[];
}

interface Container {
  readonly name: string;
  readonly image?: string;
  readonly command?: readonly string[];
  readonly ports?: unknown;
  readonly resources?: unknown;
}

const bulkyAnnotations: ReadonlySet<string> = new Set([
  "kubectl.kubernetes.io/last-applied-configuration",
  "cnpg.io/podSpec",
]);

function trimMeta(metadata: LiveObject["metadata"]): LiveObject["metadata"] {
  const rest = omit(metadata as typeof metadata & Managed, ["managedFields"]);
  const { annotations } = metadata;
  if (annotations === undefined) return rest;
  const kept = Object.entries(annotations).filter(([key]) => !bulkyAnnotations.has(key));
  return { ...rest, annotations: Object.fromEntries(kept) };
}

function isPodSpec(spec: unknown): spec is PodSpec {
  return typeof spec === "object" && spec !== null && "containers" in spec;
}

function trimPodSpec({ nodeName, containers, initContainers }: PodSpec): PodSpec {
  return {
    ...(nodeName === undefined ? {} : { nodeName }),
    containers: containers.map(trimContainer),
    ...(initContainers === undefined ? {} : { initContainers: initContainers.map(trimContainer) }),
  };
}

function trimContainer({ name, image, command, ports, resources }: Container): Container {
  return {
    name,
    ...(image === undefined ? {} : { image }),
    ...(command === undefined ? {} : { command }),
    ...(ports === undefined ? {} : { ports }),
    ...(resources === undefined ? {} : { resources }),
  };
}
