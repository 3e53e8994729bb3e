import { majorOfImage } from "#domain/cnpg/images.ts";
import { findKind } from "#domain/cnpg/kinds.ts";
import { postgresMajors } from "#domain/postgres/majors.ts";
import type { PostgresMajor } from "#domain/postgres/majors.ts";
import type { LanguageContext } from "#language/context.ts";
import type { ManifestDocument } from "#manifest/document.ts";
import { nodeAtPath, stringAt } from "#manifest/values.ts";
import type { ResolvedNode } from "#manifest/values.ts";
import { memoize } from "#util/memoize.ts";

/** The PostgreSQL that a document is about, and who says so. */
export interface PostgresFacts {
  /** Only where its parameters are known. */
  readonly major?: PostgresMajor;
  /** The major as written, also one that is too old or too new to be known. */
  readonly number?: number;
  readonly source: "imageName" | "imageCatalogRef" | "operator-default" | "setting" | "unknown";
}

/** Remembered per document and context. */
export function postgresMajorOf(
  document: ManifestDocument,
  context: LanguageContext,
): PostgresFacts {
  return factsIn(context)(document);
}

const factsIn = memoize((context: LanguageContext) =>
  memoize((document: ManifestDocument) => findFacts(document, context)),
);

function findFacts(document: ManifestDocument, context: LanguageContext): PostgresFacts {
  if (findKind(document.apiVersion, document.kind) !== "Cluster") return settingFacts(context);
  const spec = nodeAtPath(document.root, ["spec"]);
  if (nodeAtPath(spec, ["imageCatalogRef"])?.kind === "map") {
    return catalogFacts(nodeAtPath(spec, ["imageCatalogRef", "major"]));
  }
  const image = stringAt(spec, ["imageName"]) ?? "";
  if (image === "") return defaultFacts(document, context);
  const number = majorOfImage(image);
  return number === undefined ? settingFacts(context) : factsOf(number, "imageName");
}

function catalogFacts(major: ResolvedNode | undefined): PostgresFacts {
  return major?.kind === "scalar" && typeof major.value === "number"
    ? factsOf(major.value, "imageCatalogRef")
    : { source: "unknown" };
}

/** A patch or template does not say which image the finished object has. */
function defaultFacts(document: ManifestDocument, context: LanguageContext): PostgresFacts {
  const setting = settingFacts(context);
  if (setting.major !== undefined || document.nature !== "object") return setting;
  const number = majorOfImage(context.operator.defaultImage);
  return number === undefined ? setting : factsOf(number, "operator-default");
}

function settingFacts({ settings }: LanguageContext): PostgresFacts {
  const { postgres } = settings;
  return postgres === undefined ? { source: "unknown" } : factsOf(postgres, "setting");
}

function factsOf(number: number, source: PostgresFacts["source"]): PostgresFacts {
  const major = postgresMajors.find((known) => known === number);
  return major === undefined ? { number, source } : { major, number, source };
}
