import { chooseContext } from "#commands/choose-context.ts";
import type { Command } from "#commands/command.ts";
import type { Services } from "#commands/services.ts";
import { tell } from "#commands/tell.ts";
import { isDns1123Label } from "#domain/kubernetes/name.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import { KubeError } from "#kube/kube-error.ts";

/** Narrows a context to some namespaces, or opens it again. The choice is remembered. */
export const chooseNamespaces: Command = async (node, services) => {
  const context = await chooseContext(node, services);
  if (context === undefined) return;
  const everything = await askForEverything(context, services);
  if (everything === undefined) return;
  const chosen = everything ? undefined : await chooseSome(context, services);
  if (everything || chosen !== undefined) {
    await services.explorer.setNamespaces(context, chosen);
  }
};

function askForEverything(context: string, services: Services): Promise<boolean | undefined> {
  const current = services.explorer.namespacesOf(context);
  const description =
    current === undefined
      ? {}
      : {
          description: tell(services, "namespaces.current", { namespaces: current.join(", ") }),
        };
  return services.ui.choose(tell(services, "namespaces.question", { context }), [
    { label: tell(services, "namespaces.everything"), value: true },
    { label: tell(services, "namespaces.only"), value: false, ...description },
  ]);
}

/** Undefined: the person went away, or chose none. */
async function chooseSome(
  context: string,
  services: Services,
): Promise<readonly string[] | undefined> {
  const current = services.explorer.namespacesOf(context) ?? [];
  const known = await listNamespaces(context, services);
  if (known === undefined) return askForNames(context, services, current);
  const title = tell(services, "namespaces.question", { context });
  const names = [...new Set([...known, ...current])].sort();
  const choices = names.map((name) => ({
    label: name,
    value: name,
    picked: current.includes(name),
  }));
  const chosen = await services.ui.chooseMany(title, choices);
  return chosen === undefined || chosen.length === 0 ? undefined : chosen;
}

/** Undefined: the user may not list them. */
async function listNamespaces(
  context: string,
  services: Services,
): Promise<readonly string[] | undefined> {
  const connection = await services.connections.get(context);
  try {
    const { items } = await connection.request<{ readonly items: readonly LiveObject[] }>({
      path: "/api/v1/namespaces",
      accept: "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json",
    });
    return items.map(({ metadata }) => metadata.name);
  } catch (error) {
    if (error instanceof KubeError && error.reason === "forbidden") return undefined;
    throw error;
  }
}

async function askForNames(
  context: string,
  services: Services,
  current: readonly string[],
): Promise<readonly string[] | undefined> {
  const text = await services.ui.ask({
    title: tell(services, "namespaces.ask", { context }),
    value: current.join(", "),
    placeholder: tell(services, "namespaces.placeholder"),
    check: (typed) => checkNames(splitNames(typed), services),
  });
  return text === undefined ? undefined : splitNames(text);
}

function splitNames(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,]+/).filter((name) => name !== ""))];
}

function checkNames(names: readonly string[], services: Services): string | undefined {
  if (names.length === 0) return tell(services, "namespaces.empty");
  const wrong = names.find((name) => !isDns1123Label(name));
  return wrong === undefined ? undefined : tell(services, "namespaces.invalid", { name: wrong });
}
