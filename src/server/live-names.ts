import type { NamedObject, NameField } from "#language/completion/find-name-field.ts";
import type { LiveName, LiveNamesParams } from "#protocol.ts";

/** Asks the client for names of live objects; gives none where it has none, or takes its time. */
export type LiveNameSource = (field: NameField) => Promise<readonly NamedObject[]>;

/** Somebody waits for the list with the cursor in the field, in milliseconds. */
const patience = 1_500;

/** @param ask undefined: the client knows of no cluster */
export function createLiveNameSource(
  ask: ((params: LiveNamesParams) => Promise<readonly LiveName[] | null>) | undefined,
): LiveNameSource {
  return async ({ kinds, namespace }) => {
    if (ask === undefined) return [];
    const answer = ask({ kinds, namespace: namespace ?? null });
    try {
      return distinct((await withPatience(answer)) ?? []);
    } catch {
      return [];
    }
  };
}

/** A name that several contexts have stands once, with all of them. */
function distinct(names: readonly LiveName[]): readonly NamedObject[] {
  const contexts = new Map<string, string[]>();
  for (const { name, context } of names) {
    contexts.set(name, [...(contexts.get(name) ?? []), context]);
  }
  return [...contexts]
    .map(([name, all]) => ({ name, context: [...new Set(all)].join(", ") }))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}

async function withPatience<T>(answer: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), patience);
  });
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
