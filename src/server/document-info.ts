import { postgresMajorOf, type PostgresFacts } from "#language/document-facts.ts";
import type { ManifestFile, PlacedDocument } from "#manifest/document.ts";
import { documentAt } from "#manifest/locate.ts";
import type { DocumentInfo, DocumentInfoParams, PostgresSource } from "#protocol.ts";
import { contextOf } from "#server/context-of.ts";
import type { Session } from "#server/session.ts";

type Settings = Awaited<ReturnType<typeof contextOf>>;

export async function answerDocumentInfo(
  session: Session,
  { uri, position }: DocumentInfoParams,
): Promise<DocumentInfo | null> {
  const file = session.files.get(uri);
  if (file?.mayBeOurs !== true || !file.manifest.ours) {
    return null;
  }
  const placed = documentAbove(file.manifest, file.positions.offsetAt(position));
  const settings = await contextOf(session, uri);
  return {
    operator: settings.context.operator.version,
    operatorSource: settings.operatorSource,
    workspaceFile: settings.workspaceFile?.uri ?? null,
    ...(placed === undefined
      ? { kind: null, name: null, postgres: null, postgresSource: "unknown" }
      : factsOf(placed, settings)),
  };
}

type Facts = Pick<DocumentInfo, "kind" | "name" | "postgres" | "postgresSource">;

function factsOf({ document }: PlacedDocument, settings: Settings): Facts {
  const facts = postgresMajorOf(document, settings.context);
  return {
    kind: document.kind ?? null,
    name: document.name ?? null,
    postgres: facts.number ?? null,
    postgresSource: sourceOf(facts, settings),
  };
}

/** On a `---` line, the document above it. */
function documentAbove(file: ManifestFile, offset: number): PlacedDocument | undefined {
  const placed =
    documentAt(file, offset) ?? file.documents.findLast((each) => each.offset <= offset);
  return placed?.document.ours === true ? placed : undefined;
}

function sourceOf(facts: PostgresFacts, settings: Settings): PostgresSource {
  if (facts.source !== "setting") {
    return sources[facts.source];
  }
  const inFile = settings.workspaceFile?.config.settings.postgres !== undefined;
  return inFile ? "workspace-file" : "settings";
}

const sources: Readonly<Record<Exclude<PostgresFacts["source"], "setting">, PostgresSource>> = {
  imageName: "image",
  imageCatalogRef: "catalog",
  "operator-default": "operator-default",
  unknown: "unknown",
};
