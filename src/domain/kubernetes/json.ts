/** A JSON value, as the API server stores it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** An object of JSON: a whole API object, or a section of one. */
export type JsonObject = { readonly [key: string]: Json };

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
