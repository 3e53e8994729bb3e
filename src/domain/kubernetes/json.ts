/** A JSON value, as the API server stores it. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
