import type { LanguageContext, LintSettings } from "#language/context.ts";
import { createContext } from "#language/create-context.ts";
import type { Catalogue } from "#texts/catalogue.ts";
import { isoDay } from "#util/iso-day.ts";

/** A context and the number under which completion items find it again. */
export interface NumberedContext {
  readonly id: number;
  readonly context: LanguageContext;
}

export interface Contexts {
  /** Equal settings give the same object: everything cached about documents hangs on it. */
  of(settings: LintSettings): NumberedContext;
  find(id: number): LanguageContext | undefined;
}

const keptContexts = 16;

/** @param tell is given what a context has to say, such as a version that nobody knows */
export function createContexts(
  texts: Catalogue,
  tell: (notice: string) => void,
  onRuleFailure: (error: unknown) => void,
): Contexts {
  const known = new Map<string, NumberedContext>();
  let count = 0;
  const add = (key: string, settings: LintSettings): NumberedContext => {
    const { context, notices } = createContext(settings, texts, onRuleFailure);
    notices.forEach(tell);
    count += 1;
    const numbered = { id: count, context };
    const [oldest] = known.keys();
    if (known.size >= keptContexts && oldest !== undefined) {
      known.delete(oldest);
    }
    known.set(key, numbered);
    return numbered;
  };
  return {
    of: (settings) => {
      const dated = { ...settings, today: isoDay(new Date()) };
      const key = JSON.stringify(dated);
      return known.get(key) ?? add(key, dated);
    },
    find: (id) => [...known.values()].find((each) => each.id === id)?.context,
  };
}
