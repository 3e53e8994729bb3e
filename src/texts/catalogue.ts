/** A note on a field or a parameter: what it does, when to change it, what it costs. Markdown. */
export type Notes = Readonly<Record<string, string>>;

/** All texts of one language. A language is a folder that exports one such value. */
export interface Catalogue {
  /** BCP 47, as `en` or `zh-cn`. */
  readonly language: string;
  /** By key: a finding's code, or code plus variant (`out-of-range.minimum`); placeholders as `{name}`. */
  readonly messages: Readonly<Record<string, string>>;
  /** By kind, then by path below the object: `spec.storage.size`, lists without brackets or index. */
  readonly fields: Readonly<Record<string, Notes>>;
  /** Notes on plain Kubernetes structures by the last path segments, most specific first. */
  readonly sharedFields: Notes;
  /** By parameter name as PostgreSQL spells it. */
  readonly parameters: Notes;
}

/**
 * The message of `key` with its placeholders filled in; the key itself where the catalogue has none. Where `count` is one,
 * the message of `<key>.one` goes before.
 */
export function formatMessage(
  catalogue: Catalogue,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const { messages } = catalogue;
  const single = values["count"] === 1 ? messages[`${key}.one`] : undefined;
  const template = single ?? messages[key] ?? key;
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
