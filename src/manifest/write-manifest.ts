import { stringify } from "yaml";

/** A live object as a manifest: managed fields are left out, everything else stands as the server has it. */
export function writeManifest(object: object): string {
  const { apiVersion, kind, metadata, ...rest } = object as Headed;
  const kept = Object.entries(metadata ?? {}).filter(([key]) => key !== "managedFields");
  return stringify(
    { apiVersion, kind, metadata: Object.fromEntries(kept), ...rest },
    { lineWidth: 0, aliasDuplicateObjects: false },
  );
}

interface Headed {
  readonly apiVersion?: unknown;
  readonly kind?: unknown;
  readonly metadata?: object;
}
