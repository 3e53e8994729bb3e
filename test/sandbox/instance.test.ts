import assert from "node:assert/strict";
import { test } from "node:test";
import { findInstanceFolder } from "#sandbox/instance.ts";
import { candidatePorts } from "#sandbox/ports.ts";

test("a name that could leave the cache, or that is no name of a cgroup, is refused", () => {
  for (const name of ["", "..", "a/b", "Demo", "1st", "-x", "a".repeat(32)]) {
    assert.throws(() => findInstanceFolder(name), /cannot name a sandbox/, name);
  }
  assert.match(findInstanceFolder("demo-2"), /sandbox.instances.demo-2$/);
});

test("a name always begins with the same port and tries all of the range", () => {
  const ports = [...candidatePorts("demo")];
  assert.deepEqual(ports, [...candidatePorts("demo")]);
  assert.equal(new Set(ports).size, ports.length);
  assert.ok(ports.every((port) => port >= 16500 && port < 16900));
  assert.notEqual(ports[0], candidatePorts("other").next().value);
});
