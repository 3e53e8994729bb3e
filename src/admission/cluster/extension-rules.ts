import { clusterError } from "#admission/cluster/cluster-error.ts";
import { repeatedNames } from "#admission/repeated-names.ts";
import type { ObjectPath } from "#admission/object.ts";
import { isSetAt, itemsAt, listAt, textAt } from "#admission/read.ts";
import type { AdmissionInput, Violation, WebhookRule } from "#admission/rule.ts";
import type { Json, JsonObject } from "#domain/kubernetes/json.ts";
import { cleanPath, staysBelow } from "#domain/kubernetes/local-path.ts";
import { compareReleases } from "#domain/cnpg/compare-releases.ts";

const extensions = ["spec", "postgresql", "extensions"] as const;
const common = { code: "invalid-extension", mirrors: "validateExtensions" } as const;

/** Extensions from images of their own: what they are called, where they come from, what they hold. */
export const extensionRules: readonly WebhookRule[] = [
  clusterError({
    ...common,
    id: "cluster/extension-name-duplicate",
    // Later CRDs keep the list by name, and the API server says no first.
    until: "1.28.4",
    *check({ object }) {
      yield* repeatedNames(object, extensions);
    },
  }),
  clusterError({
    ...common,
    id: "cluster/extension-volume-collision",
    since: "1.28.1",
    *check({ object }) {
      const owners = new Map<string, string>();
      for (const { item, path } of itemsAt(object, extensions)) {
        const name = textAt(item, ["name"]);
        const volume = name.replaceAll("_", "-");
        const other = owners.get(volume) ?? name;
        owners.set(volume, other);
        if (other !== name) yield { path: [...path, "name"], values: { name, other } };
      }
    },
  }),
  imageRule({ since: "1.29.0" }, (object) => !isSetAt(object, ["spec", "imageCatalogRef"])),
  imageRule({ since: "1.28.2", until: "1.28.4" }, () => true),
  pathRule("cluster/extension-path-empty", ({ text }) => text === ""),
  pathRule("cluster/extension-path-duplicate", ({ text, earlier }) => {
    return text !== "" && earlier.includes(text);
  }),
  {
    ...pathRule("cluster/extension-path-escape", ({ text, earlier }, { operator }) => {
      return text !== "" && !earlier.includes(text) && escapes(text, operator.version);
    }),
    since: "1.29.0",
  },
];

function imageRule(
  releases: Pick<WebhookRule, "since" | "until">,
  isNeeded: (object: JsonObject) => boolean,
): WebhookRule {
  return clusterError({
    ...common,
    ...releases,
    id: "cluster/extension-image-missing",
    *check({ object }) {
      if (!isNeeded(object)) return;
      for (const { item, path } of itemsAt(object, extensions)) {
        if (textAt(item, ["image", "reference"]) !== "") continue;
        yield { path: [...path, "image", "reference"], values: { name: textAt(item, ["name"]) } };
      }
    },
  });
}

interface PathEntry {
  readonly text: string;
  /** The entries before it in the same list. */
  readonly earlier: readonly Json[];
  readonly path: ObjectPath;
}

function pathRule(
  id: string,
  isWrong: (entry: PathEntry, input: AdmissionInput) => boolean,
): WebhookRule {
  return clusterError({
    ...common,
    id,
    *check(input): Iterable<Violation> {
      for (const entry of pathsOf(input)) {
        if (isWrong(entry, input)) yield { path: entry.path, values: { value: entry.text } };
      }
    },
  });
}

/** The releases of 1.28 look at the first two lists only. */
function* pathsOf({ object, operator }: AdmissionInput): Iterable<PathEntry> {
  const lists = ["extension_control_path", "dynamic_library_path", "ld_library_path", "bin_path"];
  const checked = operator.minor === "1.28" ? lists.slice(0, 2) : lists;
  for (const { item, path } of itemsAt(object, extensions)) {
    for (const list of checked) yield* entriesOf(listAt(item, [list]), [...path, list]);
  }
}

function* entriesOf(texts: readonly Json[], path: ObjectPath): Iterable<PathEntry> {
  for (const [index, text] of texts.entries()) {
    if (typeof text !== "string") continue;
    yield { text, earlier: texts.slice(0, index), path: [...path, index] };
  }
}

/** Before 1.29.3 and 1.30.1 a path with a slash in front passed, and a name such as `..foo` did not. */
function escapes(text: string, version: string): boolean {
  const strict = version !== "1.30.0" && compareReleases(version, "1.29.3") >= 0;
  return strict ? !staysBelow(text) : cleanPath(text).startsWith("..");
}
