import type { JsonObject } from "#domain/kubernetes/json.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import { extensionRules } from "#admission/cluster/extension-rules.ts";
import { extensionVariableRules } from "#admission/cluster/extension-variable-rules.ts";
import { judge, objectOf, testAdmissionCases } from "#test/support/admission-cases.ts";

const image = { reference: "x" };

function extensions(...list: readonly JsonObject[]) {
  return { postgresql: { extensions: list } };
}

function paths(list: string, ...texts: readonly string[]) {
  return extensions({ name: "a", image, [list]: texts });
}

function variable(name: string, value = "v") {
  return extensions({
    name: "a",
    image,
    env: [
      { name: "OK", value: "v" },
      { name, value },
    ],
  });
}

const at = "spec.postgresql.extensions.0";

testAdmissionCases(
  "Cluster",
  [...extensionRules, ...extensionVariableRules],
  [
    {
      rule: "cluster/extension-name-duplicate",
      operator: "1.28.4",
      at: "spec.postgresql.extensions.1.name",
      wrong: extensions({ name: "a", image }, { name: "a", image }),
      right: extensions({ name: "a", image }, { name: "b", image }),
    },
    {
      rule: "cluster/extension-volume-collision",
      at: "spec.postgresql.extensions.1.name",
      wrong: extensions({ name: "a_b", image }, { name: "a-b", image }),
      right: extensions({ name: "a-b", image }, { name: "a-b", image }),
    },
    {
      rule: "cluster/extension-image-missing",
      at: `${at}.image.reference`,
      wrong: extensions({ name: "a" }),
      right: { imageCatalogRef: { major: 18 }, ...extensions({ name: "a" }) },
    },
    {
      rule: "cluster/extension-image-missing",
      operator: "1.28.4",
      at: `${at}.image.reference`,
      wrong: { imageCatalogRef: { major: 18 }, ...extensions({ name: "a" }) },
      right: extensions({ name: "a", image }),
    },
    {
      rule: "cluster/extension-path-empty",
      at: `${at}.bin_path.1`,
      wrong: paths("bin_path", "a", ""),
      right: paths("bin_path", "a", "b"),
    },
    {
      rule: "cluster/extension-path-empty",
      operator: "1.28.4",
      at: `${at}.dynamic_library_path.0`,
      wrong: paths("dynamic_library_path", ""),
      right: paths("ld_library_path", ""),
    },
    {
      rule: "cluster/extension-path-duplicate",
      at: `${at}.extension_control_path.1`,
      wrong: paths("extension_control_path", "a", "a"),
      right: paths("extension_control_path", "a", "a/"),
    },
    {
      rule: "cluster/extension-path-escape",
      at: `${at}.ld_library_path.0`,
      wrong: paths("ld_library_path", "/a/../../etc"),
      right: paths("ld_library_path", "..foo"),
    },
    {
      rule: "cluster/extension-path-escape",
      operator: "1.30.0",
      at: `${at}.ld_library_path.0`,
      wrong: paths("ld_library_path", "..foo"),
      right: paths("ld_library_path", "/a/../../etc"),
    },
    {
      rule: "cluster/extension-env-reserved",
      at: `${at}.env.1.name`,
      wrong: variable("PGX"),
      right: variable("XPG"),
    },
    {
      rule: "cluster/extension-env-dedicated",
      at: `${at}.env.1.name`,
      wrong: variable("LD_LIBRARY_PATH"),
      right: variable("path"),
    },
    {
      rule: "cluster/extension-env-placeholder",
      at: `${at}.env.1.value`,
      wrong: variable("A", "$${image_root} ${image_root}/${x}"),
      right: variable("A", "$${x} ${} ${image_root}"),
    },
  ],
);

test("1.29.3 reads paths as 1.30.1 does, 1.29.2 as 1.30.0", () => {
  const object = objectOf("Cluster", paths("bin_path", "/a/../../etc"));
  const refusing = ["1.28.4", "1.29.2", "1.29.3", "1.30.0", "1.30.1"].filter(
    (version) => judge("Cluster", object, version).length > 0,
  );
  assert.deepEqual(refusing, ["1.29.3", "1.30.1"]);
});
