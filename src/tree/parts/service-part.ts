import { joinShown } from "#tree/join-shown.ts";
import type { ServiceObject } from "#domain/cnpg/live-shapes.ts";
import { compareByName, createRow } from "#tree/parts/part.ts";
import type { Part } from "#tree/parts/part.ts";

export const servicePart: Part = {
  resource: "services",
  singular: "service",
  compare: compareByName,
  row(object) {
    const { metadata, spec = {} } = object as unknown as ServiceObject;
    const ports = (spec.ports ?? []).map(({ port = 0 }) => String(port)).join(", ");
    return createRow({
      label: metadata.name,
      description: joinShown([spec.type, ports]),
      icon: { id: "plug" },
      contextValue: "service",
    });
  },
};
