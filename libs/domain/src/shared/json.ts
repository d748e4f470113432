/** What an event payload may hold: no fractions (decimals are strings), no undefined, no dates. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };
