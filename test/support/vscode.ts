import { registerHooks } from "node:module";

/** What the stand-in for VS Code was asked for; tests empty it. */
export const asked: {
  readonly errors: string[];
  readonly commands: Map<string, () => Promise<void>>;
  readonly activeExtensions: Set<string>;
  answer: string | undefined;
} = { errors: [], commands: new Map(), activeExtensions: new Set(), answer: undefined };

/** As much of `vscode` as the modules under test use; texts come out untranslated. */
export const vscodeStandIn = {
  l10n: {
    t: (message: string, ...values: readonly (string | number)[]): string =>
      message.replaceAll(/\{(\d+)\}/g, (_, index: string) => String(values[Number(index)])),
  },
  extensions: {
    getExtension: (id: string): { readonly isActive: boolean } | undefined =>
      asked.activeExtensions.has(id) ? { isActive: true } : undefined,
  },
  Disposable: { from: (): { dispose: () => void } => ({ dispose: () => undefined }) },
  commands: {
    registerCommand: (id: string, run: () => Promise<void>): { dispose: () => void } => {
      asked.commands.set(id, run);
      return { dispose: () => void asked.commands.delete(id) };
    },
  },
  window: {
    activeTextEditor: undefined,
    showErrorMessage: (message: string): Promise<string | undefined> => {
      asked.errors.push(message);
      return Promise.resolve(asked.answer);
    },
  },
};

/** Lets `import … from "vscode"` find the stand-in; what imports it must be loaded after this, by `import()`. */
export function provideVsCode(): void {
  Object.assign(globalThis, { vscodeStandIn });
  const names = Object.keys(vscodeStandIn);
  const source = names.map((name) => `export const ${name} = vscodeStandIn.${name};`).join("\n");
  const url = `data:text/javascript,${encodeURIComponent(source)}`;
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === "vscode" ? { url, shortCircuit: true } : next(specifier, context),
  });
}
