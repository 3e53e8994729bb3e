import type { ContextEvent, LiveEvent } from "#domain/kubernetes/live-event.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import { watchedResources } from "#domain/cnpg/watched-resources.ts";
import type { ApiResource } from "#domain/kubernetes/live-object.ts";

/** The time of all tests: a Saturday noon. */
export const noon = Date.parse("2026-11-28T12:00:00Z");

export function minutesAgo(minutes: number): string {
  return new Date(noon - minutes * 60_000).toISOString().replace(".000", "");
}

let counter = 0;

interface Making {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly spec?: unknown;
  readonly status?: unknown;
  readonly deletionTimestamp?: string;
  readonly minutes?: number;
}

/** An object as the API server would serve it, a day old where nothing else is said. */
export function makeObject(making: Making): LiveObject {
  const { name, namespace = "shop", spec, status, minutes = 1440, ...meta } = making;
  counter += 1;
  return {
    metadata: {
      name,
      namespace,
      uid: `uid-${name}-${counter}`,
      resourceVersion: String(1000 + counter),
      creationTimestamp: minutesAgo(minutes),
      ...meta,
    },
    ...(spec === undefined ? {} : { spec }),
    ...(status === undefined ? {} : { status }),
  };
}

/** A healthy Cluster of three with an archiver; `status` and `spec` are laid over it. */
export function makeCluster(
  name: string,
  over: Omit<Partial<Making>, "spec" | "status"> & { spec?: object; status?: object } = {},
): LiveObject {
  return makeObject({
    name,
    ...over,
    spec: {
      instances: 3,
      plugins: [{ name: "barman-cloud.cloudnative-pg.io", isWALArchiver: true }],
      ...over.spec,
    },
    status: {
      phase: "Cluster in healthy state",
      instances: 3,
      readyInstances: 3,
      instanceNames: [1, 2, 3].map((number) => `${name}-${number}`),
      currentPrimary: `${name}-1`,
      targetPrimary: `${name}-1`,
      image: "ghcr.io/cloudnative-pg/postgresql:18.3-system-trixie",
      conditions: [{ type: "ContinuousArchiving", status: "True" }],
      ...over.status,
    },
  });
}

export function makePod(
  cluster: string,
  number: number,
  over: { role?: string; ready?: boolean; status?: object } = {},
): LiveObject {
  const { role = number === 1 ? "primary" : "replica", ready = true, status = {} } = over;
  return makeObject({
    name: `${cluster}-${number}`,
    labels: {
      "cnpg.io/cluster": cluster,
      "cnpg.io/podRole": "instance",
      "cnpg.io/instanceRole": role,
    },
    spec: {
      nodeName: `node-${number}`,
      containers: [
        { name: "postgres", image: "ghcr.io/cloudnative-pg/postgresql:18.3-system-trixie" },
      ],
    },
    status: {
      phase: "Running",
      conditions: [{ type: "Ready", status: ready ? "True" : "False" }],
      containerStatuses: [{ name: "postgres", ready, restartCount: 0, state: { running: {} } }],
      ...status,
    },
  });
}

export function resourceOf(plural: string): ApiResource {
  const found = watchedResources.find((resource) => resource.plural === plural);
  if (found === undefined) throw new Error(`${plural} is not watched`);
  return found;
}

/** A context that is connected, with these objects listed everywhere. */
export function listEverything(
  context: string,
  objects: Readonly<Record<string, readonly LiveObject[]>>,
): readonly (LiveEvent | ContextEvent)[] {
  const listed = watchedResources.map((resource): LiveEvent => ({
    kind: "listed",
    scope: { context, resource, namespace: undefined },
    objects: objects[resource.plural] ?? [],
  }));
  return [{ kind: "connected", context, served: [], namespaces: undefined }, ...listed];
}
