import type { Operation, WriteRequest } from "#commands/operations/operation.ts";
import { titleOf } from "#commands/operations/say.ts";
import type { Services } from "#commands/services.ts";
import { pathOf } from "#domain/kubernetes/live-object.ts";
import type { Connection } from "#kube/connection.ts";
import { KubeError } from "#kube/kube-error.ts";
import { writeManifest } from "#manifest/write-manifest.ts";

/** An object before, and after as the server's dry run gave it; undefined: there is none. */
export interface Change {
  readonly before: object | undefined;
  readonly after: object | undefined;
}

/** What the server has now of what a request is about. */
export async function readBefore(
  connection: Connection,
  { kind, ref }: WriteRequest,
): Promise<object | undefined> {
  if (kind === "create") return undefined;
  try {
    return await connection.request<object>({
      path: pathOf(ref.resource, ref.namespace, ref.name),
    });
  } catch (error) {
    if (error instanceof KubeError && error.reason === "not-found") return undefined;
    throw error;
  }
}

/** Both sides in the diff editor. */
export async function showChange(
  { ui, texts }: Pick<Services, "ui" | "texts">,
  operation: Operation,
  changes: readonly Change[],
): Promise<void> {
  const title = titleOf({ texts }, operation);
  const side = (name: string, part: keyof Change) => ({
    title: `${operation.target.name} (${name})`,
    language: "yaml" as const,
    text: changes.map((change) => writeSide(change[part])).join("---\n"),
  });
  await ui.compare(title, side("now", "before"), side("after", "after"));
}

interface Stored {
  readonly kind?: string;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly data?: object;
  readonly stringData?: object;
}

function writeSide(object: object | undefined): string {
  if (object === undefined) return "";
  const { metadata = {}, ...rest } = object as Stored;
  const kept = Object.entries(metadata).filter(([key]) => !bookkeeping.has(key));
  return writeManifest(hideSecret({ ...rest, metadata: Object.fromEntries(kept) }));
}

/** Changes with every write and says nothing. */
const bookkeeping: ReadonlySet<string> = new Set(["resourceVersion", "generation"]);

function hideSecret(object: Stored): Stored {
  if (object.kind !== "Secret") return object;
  const hide = (values: object | undefined) =>
    Object.fromEntries(Object.keys(values ?? {}).map((key) => [key, "(hidden)"]));
  return { ...object, data: hide({ ...object.data, ...object.stringData }), stringData: {} };
}
