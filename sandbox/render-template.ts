/** Puts values where `@NAME@` stands. A name without a value is an error, as nobody would see it otherwise. */
export function renderTemplate(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/@([A-Z][A-Z_]*)@/g, (_match, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`There is no value for @${name}@`);
    return value;
  });
}
