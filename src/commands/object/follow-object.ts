import type { Services } from "#commands/services.ts";
import type { Target } from "#commands/target.ts";
import { nameResource } from "#domain/kubernetes/live-object.ts";
import type { LiveChange } from "#live/live-change.ts";

/**
 * Tells of each change of one object; changes that come while the last one is still being worked on are
 * told as one. Returns the function that ends it.
 */
export function followObject(
  { context, resource, object }: Target,
  { store }: Pick<Services, "store">,
  onChange: (change: "changed" | "removed") => Promise<void>,
): () => void {
  const name = nameResource(resource);
  let waiting: "changed" | "removed" | undefined;
  let isBusy = false;
  const work = async (): Promise<void> => {
    if (isBusy) return;
    isBusy = true;
    while (waiting !== undefined) {
      const change = waiting;
      waiting = undefined;
      await onChange(change);
    }
    isBusy = false;
  };
  const isMine = (change: LiveChange): boolean =>
    change.kind === "object" &&
    change.context === context &&
    change.resource === name &&
    change.object.metadata.uid === object.metadata.uid;
  return store.subscribe((changes) => {
    const last = changes.filter(isMine).at(-1);
    if (last === undefined || last.kind !== "object") return;
    waiting = last.change === "removed" ? "removed" : "changed";
    void work();
  });
}
