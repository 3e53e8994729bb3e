import type { ActiveManifest, ManifestProblem } from "#commands/editor-source.ts";
import type {
  ConnectionSource,
  ExplorerControl,
  Services,
  WorkspaceFile,
} from "#commands/services.ts";
import type { ConnectServices } from "#commands/connection/connect-services.ts";
import type { Ui } from "#commands/ui.ts";
import { createFakeDesk } from "#test/support/live/fake-desk.ts";
import type { FakeDesk } from "#test/support/live/fake-desk.ts";
import { createFakeConnect } from "#test/support/live/fake-connect.ts";
import type { Connection } from "#kube/connection.ts";
import { KubeError } from "#kube/kube-error.ts";
import type { KubeRequest } from "#kube/http/send-request.ts";
import { LiveStore } from "#live/live-store.ts";
import { noon } from "#test/support/live/objects.ts";
import { english } from "#texts/en/english.ts";
import type { TreeOptions } from "#tree/tree-environment.ts";

/** What a stand-in for a cluster answers, by `GET /path` without the query; a `KubeError` is thrown. */
export type Answers = Readonly<Record<string, unknown>>;

export interface FakeServices extends Services {
  /** `namespaces kind shop`, `add kind`: what was asked of the explorer. */
  readonly asked: readonly string[];
  /** `GET /api/v1/namespaces`: calls that went to the cluster. */
  readonly calls: readonly string[];
  readonly logged: readonly string[];
  readonly logs: FakeDesk;
  /** What the server said of manifests, by file. */
  readonly reports: ReadonlyMap<string, readonly ManifestProblem[]>;
}

/** Services without VS Code and without a network. */
export function createServices(
  ui: Ui,
  given: {
    readonly answers?: Answers;
    readonly connect?: ConnectServices;
    readonly contexts?: readonly string[];
    readonly allContexts?: readonly string[];
    readonly files?: readonly WorkspaceFile[];
    readonly namespaces?: readonly string[];
    readonly active?: ActiveManifest;
    /** Contexts that may only be looked at. */
    readonly readOnly?: readonly string[];
  } = {},
): FakeServices {
  const asked: string[] = [];
  const calls: string[] = [];
  const logged: string[] = [];
  const reports = new Map<string, readonly ManifestProblem[]>();
  const { contexts = ["kind"], answers = {} } = given;
  return {
    ui,
    store: new LiveStore(),
    connections: createSource(given.allContexts ?? contexts, answers, calls),
    connect: given.connect ?? createFakeConnect(),
    explorer: createExplorer(contexts, given.namespaces, asked),
    workspace: {
      manifests: () => Promise.resolve(given.files ?? []),
      manifest: (uri) => Promise.resolve(given.files?.find((file) => file.uri === uri)),
    },
    editor: {
      active: () => given.active,
      report: (uri, problems) => void reports.set(uri, problems),
    },
    logs: createFakeDesk(),
    isReadOnly: (context) => given.readOnly?.includes(context) === true,
    texts: english,
    log: (line) => void logged.push(line),
    now: () => noon,
    asked,
    calls,
    logged,
    reports,
  };
}

function createSource(
  contexts: readonly string[],
  answers: Answers,
  calls: string[],
): ConnectionSource {
  return {
    contexts: () => Promise.resolve(contexts),
    get: (context) => Promise.resolve(createFakeConnection(context, answers, calls)),
  };
}

/** A connection that answers from a table; what is not in it is not found. */
export function createFakeConnection(
  context: string,
  answers: Answers,
  calls: string[] = [],
): Connection {
  const answer = ({ method = "GET", path }: KubeRequest): Promise<unknown> => {
    const call = `${method} ${path}`;
    calls.push(call);
    const found = answers[call];
    if (found instanceof Error) return Promise.reject(found);
    if (found !== undefined) return Promise.resolve(structuredClone(found));
    return Promise.reject(new KubeError("not-found", `${path} not found`, { status: 404, call }));
  };
  return {
    context,
    namespace: "default",
    request: async <T>(request: KubeRequest) => (await answer(request)) as T,
    requestText: async (request) => JSON.stringify(await answer(request)),
    stream: () => Promise.reject(new Error("no streams here")),
    withSession: () => Promise.reject(new Error("no sessions here")),
    dispose: () => undefined,
  };
}

function createExplorer(
  contexts: readonly string[],
  namespaces: readonly string[] | undefined,
  asked: string[],
): ExplorerControl {
  let options: TreeOptions = {
    grouping: "flat",
    filter: "",
    unhealthyOnly: false,
    contexts,
    shown: new Map(),
  };
  const note = (line: string): Promise<void> => {
    asked.push(line);
    return Promise.resolve();
  };
  return {
    options: () => options,
    setOptions: (change) => {
      options = { ...options, ...change };
    },
    setGrouping: (grouping) => note(`group ${grouping}`),
    addContext: (context) => note(`add ${context}`),
    removeContext: (context) => note(`remove ${context}`),
    setNamespaces: (context, chosen) => note(`namespaces ${context} ${chosen?.join() ?? "all"}`),
    namespacesOf: () => namespaces,
    refresh: (context) => note(`refresh ${context ?? "all"}`),
    hold: () => () => undefined,
  };
}
