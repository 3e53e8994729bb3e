import assert from "node:assert/strict";
import { test } from "node:test";
import { describeExtensions } from "#sandbox/pki/certificates.ts";
import { adaptOperatorManifest } from "#sandbox/node/operator-manifest.ts";
import { readStat } from "#sandbox/process/process-record.ts";
import { renderTemplate } from "#sandbox/render-template.ts";
import { findLackingPackages } from "#sandbox/requirements.ts";

test("values take the place of their names, and a name without one is an error", () => {
  assert.equal(
    renderTemplate("root: /@CGROUP@\nmail: a@b.c", { CGROUP: "x" }),
    "root: /x\nmail: a@b.c",
  );
  assert.throws(() => renderTemplate("image: @IMAGE@", {}), /no value for @IMAGE@/);
});

test("only a certificate with hosts serves, and only it has a list of names", () => {
  assert.equal(
    describeExtensions({ subject: "/CN=a" }),
    "keyUsage=digitalSignature\nextendedKeyUsage=clientAuth\n",
  );
  assert.equal(
    describeExtensions({ subject: "/CN=a", hosts: ["DNS:a", "IP:127.0.0.1"] }),
    "keyUsage=digitalSignature\nextendedKeyUsage=serverAuth,clientAuth\nsubjectAltName=DNS:a,IP:127.0.0.1\n",
  );
});

test("the operator's manifest gets the local image wherever it names its own, and a limit that lets it start", () => {
  const adapted = adaptOperatorManifest(
    [
      "image: ghcr.io/cloudnative-pg/cloudnative-pg:1.30.0",
      "imagePullPolicy: Always",
      "- name: OPERATOR_IMAGE_NAME",
      "  value: ghcr.io/cloudnative-pg/cloudnative-pg:1.30.0",
      "resources:",
      "  limits:",
      "    cpu: 100m",
      "  requests:",
      "    cpu: 100m",
    ].join("\n"),
    "1.30.0",
  );
  assert.equal(
    adapted,
    [
      "image: localhost/cnpg/operator:1.30.0",
      "imagePullPolicy: IfNotPresent",
      "- name: OPERATOR_IMAGE_NAME",
      "  value: localhost/cnpg/operator:1.30.0",
      "resources:",
      "  limits:",
      '    cpu: "2"',
      "  requests:",
      "    cpu: 100m",
    ].join("\n"),
  );
});

test("a process is told from a later one by its start, whatever its program is called", () => {
  const line = (state: string): string =>
    `4711 (a) b (c) ${state} 42 4711 4711 0 -1 4194560 1 0 0 0 1 2 0 0 20 0 1 0 987654 1000 10`;
  assert.deepEqual(readStat(line("S")), { parent: 42, group: 4711, startTime: "987654" });
  assert.deepEqual(readStat(line("Z")), { parent: 42, group: 4711, startTime: undefined });
});

test("each profile asks for the packages that it uses", () => {
  const lacking = (profile: "node" | "light"): readonly string[] =>
    findLackingPackages(profile, () => false);
  assert.ok(lacking("node").includes("containerd"));
  assert.ok(!lacking("light").includes("containerd"));
  assert.ok(lacking("light").includes("socat"));
  assert.deepEqual(
    findLackingPackages("node", (provides) => provides !== "/usr/lib/cni/bridge"),
    ["containernetworking-plugins"],
  );
});
