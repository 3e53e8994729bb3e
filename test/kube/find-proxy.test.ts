import assert from "node:assert/strict";
import { test } from "node:test";
import { findProxy } from "#kube/http/find-proxy.ts";

const proxy = "http://proxy:3128";

function proxyOf(server: string, environment: Readonly<Record<string, string>>) {
  return findProxy(new URL(server), environment);
}

test("the variable of the server's scheme counts, the upper one first, with or without a scheme", () => {
  const cases: readonly (readonly [
    string,
    Readonly<Record<string, string>>,
    string | undefined,
  ])[] = [
    ["https://api.example.com", {}, undefined],
    ["https://api.example.com", { HTTPS_PROXY: proxy }, proxy],
    ["https://api.example.com", { https_proxy: proxy }, proxy],
    ["https://api.example.com", { HTTPS_PROXY: proxy, https_proxy: "http://other" }, proxy],
    ["https://api.example.com", { HTTPS_PROXY: "proxy:3128" }, proxy],
    ["https://api.example.com", { HTTPS_PROXY: "socks5://proxy:1080" }, "socks5://proxy:1080"],
    ["https://api.example.com", { HTTP_PROXY: proxy, ALL_PROXY: proxy }, undefined],
    ["http://api.example.com", { HTTP_PROXY: proxy, HTTPS_PROXY: "http://other" }, proxy],
  ];
  for (const [server, environment, expected] of cases) {
    assert.equal(proxyOf(server, environment), expected, JSON.stringify([server, environment]));
  }
});

test("this machine and what NO_PROXY names is reached without it", () => {
  const direct: readonly (readonly [string, string])[] = [
    ["https://localhost:6443", ""],
    ["https://127.0.0.1:6443", ""],
    ["https://127.9.9.9", ""],
    ["https://[::1]:6443", ""],
    ["https://api.example.com", "*"],
    ["https://api.example.com", "example.com"],
    ["https://api.example.com", " other , EXAMPLE.com"],
    ["https://api.example.com", ".example.com"],
    ["https://api.example.com", "*.example.com"],
    ["https://example.com", "example.com"],
    ["https://api.example.com:6443", "api.example.com:6443"],
    ["https://api.example.com", "api.example.com:443"],
    ["https://10.1.2.3:6443", "10.0.0.0/8"],
    ["https://10.1.2.3:6443", "10.1.2.3"],
    ["https://10.1.2.3:6443", "10.1.2.3:6443"],
    ["https://[fd00::5]:6443", "fd00::/8"],
    ["https://[fd00::5]:6443", "fd00::5"],
    ["https://[fd00::5]:6443", "[fd00::5]:6443"],
  ];
  for (const [server, exceptions] of direct) {
    const found = proxyOf(server, { HTTPS_PROXY: proxy, NO_PROXY: exceptions });
    assert.equal(found, undefined, `${server} with ${exceptions}`);
  }
});

test("what only looks like it goes through the proxy", () => {
  const through: readonly (readonly [string, string])[] = [
    ["https://example.com", ".example.com"],
    ["https://notexample.com", "example.com"],
    ["https://api.example.com:6443", "api.example.com:443"],
    ["https://10.1.2.3", "10.1.2.30"],
    ["https://11.1.2.3", "10.0.0.0/8"],
    ["https://10.1.2.3", "10.0.0.0/99"],
    ["https://10.1.2.3", "fd00::/8"],
    ["https://api.example.com", "10.0.0.0/8,,"],
  ];
  for (const [server, exceptions] of through) {
    const found = proxyOf(server, { HTTPS_PROXY: proxy, no_proxy: exceptions });
    assert.equal(found, proxy, `${server} with ${exceptions}`);
  }
});
