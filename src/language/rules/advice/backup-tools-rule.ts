import { imageVariants, parseImageReference } from "#domain/cnpg/images.ts";
import { adviceRule, atValue } from "#language/rules/advice/advice-rule.ts";
import { isWritten, itemsAt } from "#language/rules/advice/read-values.ts";
import type { Rule } from "#language/rules/rule.ts";
import type { YamlNode } from "#manifest/nodes.ts";
import { stringAt } from "#manifest/values.ts";

/** In-tree backups call programs of the PostgreSQL image, which only some images hold. */
export const backupToolsRule: Rule = adviceRule({
  code: "backup-tools-missing",
  kinds: ["Cluster"],
  *judge(input) {
    const { root } = input.document;
    const image = variantWithout(stringAt(root, ["spec", "imageName"]) ?? "");
    const field = image === undefined ? undefined : fieldThatNeedsTools(root);
    if (image === undefined || field === undefined) return;
    const variant = field === ownStore ? "archive" : "restore";
    yield* atValue(input, ["spec", "imageName"], { variant, values: { image, field } });
  },
});

const ownStore = "spec.backup.barmanObjectStore";
const images = /(?:^|\/)cloudnative-pg\/(?:postgresql|postgis)$/;

/** The variant of an image of the project that comes without the tools; system and older tags have them. */
function variantWithout(text: string): string | undefined {
  const { repository, tag } = parseImageReference(text.trim());
  if (!images.test(repository)) return undefined;
  const words = tag.split("-");
  return imageVariants.find((variant) => variant !== "system" && words.includes(variant));
}

function fieldThatNeedsTools(root: YamlNode | undefined): string | undefined {
  if (isWritten(root, ["spec", "backup", "barmanObjectStore"])) return ownStore;
  const sources = [
    stringAt(root, ["spec", "bootstrap", "recovery", "source"]),
    stringAt(root, ["spec", "replica", "source"]),
  ].filter((source) => source !== undefined);
  const index = itemsAt(root, ["spec", "externalClusters"]).findIndex((item) => {
    const name = stringAt(item, ["name"]);
    const read = name !== undefined && sources.includes(name);
    return read && isWritten(item, ["barmanObjectStore"]);
  });
  return index === -1 ? undefined : `spec.externalClusters[${index}].barmanObjectStore`;
}
