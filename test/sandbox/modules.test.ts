import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { projectPath } from "#scripts/project-path.ts";
import { nameFromGo } from "#sandbox/build/build-binaries.ts";
import { explainGoFailure } from "#sandbox/build/explain-go-failure.ts";
import { goModules, kubernetesVersion, operatorVersions } from "#sandbox/build/modules.ts";
import { isOlderGo, neededGo } from "#sandbox/requirements.ts";

const folder = projectPath("sandbox", "modules");
const readModule = (name: string): string => readFileSync(`${folder}/${name}/go.mod`, "utf8");

test("every folder of pinned modules is in the table, and the other way round", () => {
  assert.deepEqual(readdirSync(folder).sort(), Object.keys(goModules).sort());
});

test("what the table says is the version that go.mod pins", () => {
  assert.match(readModule("kubernetes"), new RegExp(`k8s.io/kubernetes v${kubernetesVersion}\\b`));
  for (const version of operatorVersions) {
    const text = readModule(`operator-${version}`);
    assert.ok(text.includes(`github.com/cloudnative-pg/cloudnative-pg v${version} `), version);
  }
});

test("no module asks for a newer Go than the requirements do", () => {
  for (const name of Object.keys(goModules)) {
    const wanted = /^go (\S+)$/m.exec(readModule(name))?.[1] ?? "";
    assert.notEqual(wanted, "", name);
    assert.equal(isOlderGo(`go${neededGo}`, wanted), false, `${name} wants Go ${wanted}`);
  }
});

test("Go versions are compared by their numbers", () => {
  assert.equal(isOlderGo("go1.26.8", "1.26.4"), false);
  assert.equal(isOlderGo("go1.26.4", "1.26.4"), false);
  assert.equal(isOlderGo("go1.26", "1.26.4"), true);
  assert.equal(isOlderGo("go1.9.7", "1.26.4"), true);
  assert.equal(isOlderGo("go1.27rc1", "1.26.4"), false);
  assert.equal(isOlderGo("devel go1.28-abc", "1.26.4"), false);
});

test("a program is called as Go calls it", () => {
  assert.equal(nameFromGo("go.etcd.io/etcd/server/v3", "etcd"), "server");
  assert.equal(nameFromGo("k8s.io/kubernetes/cmd/kubelet", "kubernetes"), "kubelet");
  assert.equal(nameFromGo(".", "pause"), "pause");
});

test("a failed build says what to do", () => {
  const explain = (printed: string): string =>
    explainGoFailure("etcd", "/nowhere/etcd.log", new Error(printed)).message;
  assert.match(
    explain("dial tcp: lookup proxy.golang.org: no such host"),
    /module proxy cannot be reached/,
  );
  assert.match(explain("write /tmp/x: no space left on device"), /the disk is full/);
  assert.match(explain("spawn go ENOENT"), /there is no Go on PATH/);
  assert.match(explain("undefined: foo"), /all of it is in \/nowhere\/etcd\.log/);
});
