import type {
  Expectation,
  Observation,
  Operation,
  Plan,
  Situation,
  Surrounding,
} from "#commands/operations/operation.ts";
import { noOutage, phrase } from "#commands/operations/operation.ts";
import { refTo } from "#commands/operations/resource-of.ts";
import type { Target } from "#commands/target.ts";
import type { ClusterObject, PodObject } from "#domain/cnpg/live-shapes.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";

/** What operations on a Cluster are built from. */
export interface ClusterFacts {
  readonly cluster: LiveObject & ClusterObject;
  /** Pods of instances; undefined where pods may not be read, or were not asked for. */
  readonly instances: readonly PodObject[] | undefined;
  readonly around: Situation["around"];
  readonly measured?: number | undefined;
  readonly now: number;
}

/** A plan on the Cluster of a target. */
export function planOnCluster(
  { context, object }: Target,
  needs: readonly Surrounding[],
  build: (facts: ClusterFacts) => Operation,
): Plan {
  const target = refTo("clusters", object);
  return {
    context,
    target,
    needs,
    cluster: target.name,
    build: (situation) => build(factsOf(situation)),
  };
}

/** Only for a situation whose object is there. */
export function factsOf({ object, around, measured, now }: Situation): ClusterFacts {
  const pods = around.pods;
  return {
    cluster: object as LiveObject & ClusterObject,
    instances: pods?.filter(({ metadata }) => metadata.labels?.["cnpg.io/podRole"] === "instance"),
    around,
    measured,
    now,
  };
}

type Sketch = Pick<Operation, "verb" | "requests" | "expectation"> &
  Partial<Omit<Operation, "target">>;

/** Fills in what most operations on a Cluster have in common. */
export function operateOn({ cluster }: ClusterFacts, sketch: Sketch): Operation {
  return {
    preconditions: [],
    danger: { level: "button" },
    outage: noOutage,
    effects: [],
    ...sketch,
    target: refTo("clusters", cluster),
    values: { name: cluster.metadata.name, ...sketch.values },
  };
}

const minute = 60_000;

export function expectOfCluster(
  minutes: number,
  observe: (facts: ClusterFacts) => Observation,
): Expectation {
  return {
    limit: minutes * minute,
    observe: (situation) =>
      situation.object === undefined
        ? { state: "failed", why: phrase("seen.gone") }
        : observe(factsOf(situation)),
  };
}
