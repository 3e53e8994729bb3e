import type { LintSettings } from "#language/context.ts";
import type { NumberedContext } from "#server/contexts.ts";
import type { Session } from "#server/session.ts";
import type { FileSettings } from "#server/settings-store.ts";

/** What the answers about a file depend on. */
export async function contextOf(
  session: Session,
  uri: string,
): Promise<NumberedContext & FileSettings> {
  const settings = await session.settings.of(uri);
  const lint: LintSettings = {
    ...settings.lint,
    omitYamlSyntax: session.peers.current.yamlExtensionActive,
  };
  return { ...settings, ...session.contexts.of(lint) };
}
