import { resolvePlainScalar } from "#manifest/scalar-value.ts";

/** `text` as YAML that stays a string: quoted where plain text would become something else. */
export function quoteString(text: string, style: string = ""): string {
  if (style === "'") return `'${text.replaceAll("'", "''")}'`;
  return style === '"' || needsQuotes(text) ? JSON.stringify(text) : text;
}

/** Plain text that YAML 1.1 retypes (`on`, `1`, `null`), or that YAML reads as punctuation. */
export function needsQuotes(text: string): boolean {
  if (resolvePlainScalar(text)?.type !== "string") return true;
  return /^[\s\-?:,[\]{}#&*!|>'"%@`]|: |:$| #|\s$|[,[\]{}\n]/.test(text);
}

/** Text in a snippet that means itself. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}

export function escapeChoice(text: string): string {
  return text.replace(/[\\$},|]/g, "\\$&");
}
