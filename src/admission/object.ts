import type { Json } from "#domain/kubernetes/json.ts";

/** An object as the API server hands it to a webhook: plain JSON, defaults filled in. */
export type JsonObject = { readonly [key: string]: Json };

/** Keys and list indices from the object's root, as they stand in the manifest. */
export type ObjectPath = readonly (string | number)[];
