import assert from "node:assert/strict";
import { test } from "node:test";
import { compileIgnore } from "#util/glob.ts";

interface Example {
  readonly patterns: readonly string[];
  readonly ignored: readonly string[];
  readonly kept: readonly string[];
}

const examples: readonly Example[] = [
  { patterns: [], ignored: [], kept: ["a.yaml", ""] },
  { patterns: ["", "/", "  "], ignored: [], kept: ["a.yaml"] },
  { patterns: ["a.yaml"], ignored: ["a.yaml", "x/a.yaml"], kept: ["a.yamlx", "xa.yaml", "a-yaml"] },
  { patterns: ["/a.yaml"], ignored: ["a.yaml"], kept: ["x/a.yaml"] },
  { patterns: ["./a.yaml"], ignored: ["a.yaml"], kept: ["x/a.yaml"] },
  { patterns: ["*.tmp.yaml"], ignored: ["b.tmp.yaml", "x/b.tmp.yaml"], kept: ["tmp.yaml"] },
  { patterns: ["x/*.yaml"], ignored: ["x/a.yaml"], kept: ["x/y/a.yaml", "z/x/a.yaml"] },
  {
    patterns: ["build"],
    ignored: ["build", "build/a.yaml", "x/build/y/a.yaml"],
    kept: ["builds/a"],
  },
  { patterns: ["build/"], ignored: ["build/a.yaml", "x/build/a.yaml"], kept: ["build", "x/build"] },
  {
    patterns: ["**/gen/*.yaml"],
    ignored: ["gen/a.yaml", "x/y/gen/a.yaml"],
    kept: ["gen/z/a.yaml"],
  },
  { patterns: ["gen/**"], ignored: ["gen/a.yaml", "gen/x/a.yaml"], kept: ["gen", "x/gen/a.yaml"] },
  {
    patterns: ["a/**/b.yaml"],
    ignored: ["a/b.yaml", "a/x/y/b.yaml"],
    kept: ["b.yaml", "a/xb.yaml"],
  },
  { patterns: ["?.yaml"], ignored: ["a.yaml"], kept: ["ab.yaml", ".yaml"] },
  { patterns: ["[ab].yaml"], ignored: ["a.yaml", "b.yaml"], kept: ["c.yaml"] },
  { patterns: ["[!ab].yaml"], ignored: ["c.yaml"], kept: ["a.yaml"] },
  { patterns: ["[0-9]*.yaml"], ignored: ["7x.yaml"], kept: ["x7.yaml"] },
  { patterns: ["[z-a].yaml"], ignored: ["[z-a].yaml"], kept: ["z.yaml"] },
  {
    patterns: ["a(b).yaml", "c+d.yaml"],
    ignored: ["a(b).yaml", "c+d.yaml"],
    kept: ["ab.yaml", "ccd.yaml"],
  },
  { patterns: [String.raw`\*.yaml`], ignored: ["*.yaml"], kept: ["a.yaml"] },
  { patterns: ["*.yaml", "!keep.yaml"], ignored: ["a.yaml"], kept: ["keep.yaml", "x/keep.yaml"] },
  { patterns: ["!keep.yaml", "*.yaml"], ignored: ["keep.yaml"], kept: [] },
  { patterns: ["gen/", "!gen/keep.yaml"], ignored: ["gen/keep.yaml"], kept: [] },
];

for (const { patterns, ignored, kept } of examples) {
  test(`ignore ${JSON.stringify(patterns)}`, () => {
    const isIgnored = compileIgnore(patterns);
    assert.deepEqual(
      ignored.filter((path) => !isIgnored(path)),
      [],
      "should be ignored",
    );
    assert.deepEqual(
      kept.filter((path) => isIgnored(path)),
      [],
      "should be kept",
    );
  });
}

test("a folder is known as one", () => {
  const isIgnored = compileIgnore(["gen/", "x/*", "!x/keep.yaml"]);
  assert.equal(isIgnored("gen", true), true);
  assert.equal(isIgnored("gen"), false);
  assert.equal(isIgnored("x", true), false, "what is taken back in it can still be found");
});
