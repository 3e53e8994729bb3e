import { applyClusterDefaults } from "#admission/defaults/cluster-defaults.ts";
import { isDraftObject } from "#admission/defaults/draft.ts";
import type { Draft, DraftObject } from "#admission/defaults/draft.ts";
import { dropNulls } from "#admission/defaults/drop-nulls.ts";
import { applySchemaDefaults } from "#admission/defaults/schema-defaults.ts";
import { textAt } from "#admission/read.ts";
import type { CnpgKind } from "#domain/cnpg/kinds.ts";
import { openSchema } from "#domain/cnpg/schema.ts";
import type { OperatorVersion } from "#domain/cnpg/versions.ts";
import type { Json, JsonObject } from "#domain/kubernetes/json.ts";

export interface Preparation {
  readonly kind: CnpgKind;
  readonly operator: OperatorVersion;
  /**
   * `new` is what a person sends. `stored` is what the operator compares it with: of that it drops what
   * was written over parameters that it fixes.
   */
  readonly role: "new" | "stored";
}

/**
 * The object as the webhook sees it: nulls taken out, defaults of the schema and then of the operator
 * filled in. The JSON is changed in place, so it has to be nobody else's. Undefined for what is no
 * object, or for a kind that the operator does not know.
 */
export function prepareObject(
  json: Json,
  { kind, operator, role }: Preparation,
): JsonObject | undefined {
  const schema = openSchema(operator, kind);
  const object = json as Draft;
  if (schema === undefined || !isDraftObject(object)) return undefined;
  const isCluster = kind === "Cluster";
  dropNulls(schema, object, isCluster);
  applySchemaDefaults(schema, object);
  if (isCluster) {
    applyClusterDefaults(object, { operator, keepFixed: role === "new" });
    // Sections that the operator has made get the defaults of the schema as well.
    applySchemaDefaults(schema, object);
  }
  nameObject(object);
  return object;
}

/** The server makes a name of `generateName` before the webhook looks at it. */
function nameObject(object: DraftObject): void {
  const { metadata } = object;
  if (!isDraftObject(metadata) || textAt(metadata, ["name"]) !== "") return;
  const prefix = textAt(metadata, ["generateName"]);
  if (prefix !== "") metadata["name"] = `${prefix.slice(0, 58)}xxxxx`;
}
