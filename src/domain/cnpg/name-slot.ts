import type { ClusterObject } from "#domain/cnpg/live-shapes.ts";

/** As the operator names the slot that the primary keeps for an instance. Of no instance: how all of them begin. */
export function nameSlot({ spec }: Pick<ClusterObject, "spec">, instance: string): string {
  const written = spec?.replicationSlots?.highAvailability?.slotPrefix ?? "";
  const prefix = written === "" ? usualPrefix : written;
  return `${prefix}${instance}`.toLowerCase().replaceAll(/[^a-z0-9_]+/g, "_");
}

const usualPrefix = "_cnpg_";
