import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseGoBool } from "#domain/kubernetes/go-bool.ts";
import { formatGoDuration, parseGoDuration } from "#domain/kubernetes/go-duration.ts";
import {
  isAnnotationKey,
  isDns1035Label,
  isDns1123Label,
  isDns1123Subdomain,
  isLabelValue,
  isQualifiedName,
} from "#domain/kubernetes/name.ts";
import {
  compareQuantities,
  formatBytes,
  formatQuantity,
  matchesQuantityPattern,
  parseQuantity,
  quantityToNumber,
} from "#domain/kubernetes/quantity.ts";
import type { Quantity } from "#domain/kubernetes/quantity.ts";
import { parseTimestamp } from "#domain/kubernetes/timestamp.ts";

// The answers of all tables below are those of apimachinery 0.36.2 and Go 1.26.

function quantity(text: string): Quantity {
  const parsed = parseQuantity(text);
  assert.ok(parsed, text);
  return parsed;
}

describe("quantity", () => {
  const canonical: readonly [string, string][] = [
    ["1Gi", "1Gi"],
    ["1024Mi", "1Gi"],
    ["1000Mi", "1000Mi"],
    ["1.5Gi", "1536Mi"],
    ["0.5", "500m"],
    ["1500m", "1500m"],
    ["2000m", "2"],
    ["1000k", "1M"],
    ["+1024m", "1024m"],
    ["-1000.604304035G", "-1000604304035"],
    ["82.M", "82M"],
    ["0.1n", "1n"],
    ["-0.1n", "-1n"],
    ["1e3", "1e3"],
    ["12e2", "1200"],
    ["1E", "1E"],
    ["100Ki", "100Ki"],
    ["512", "512"],
    [".5Ki", "512"],
    ["0Gi", "0"],
    ["+", "0"],
    [".", "0"],
    ["Gi", "0"],
    ["9999Ei", "9223372036854775807"],
  ];
  for (const [text, expected] of canonical) {
    it(`writes ${text} back as ${expected}`, () => {
      assert.equal(formatQuantity(quantity(text)), expected);
    });
  }
  it("refuses", () => {
    const refused = [
      "",
      " 1",
      "1 ",
      "1K",
      "1g",
      "1GB",
      "1GiB",
      "1e",
      "1mi",
      "1.2.3",
      "Ei",
      "Pi",
      "e-40",
      "1e1.5",
      "٣",
      "--1",
    ];
    assert.deepEqual(
      refused.filter((text) => parseQuantity(text) !== undefined),
      [],
    );
  });
  it("compares by value, whatever the units, also where numbers would lose digits", () => {
    const order = [
      "-1Ei",
      "-1",
      "0",
      "1n",
      "999m",
      "1",
      "1000",
      "1Ki",
      "1G",
      "1Gi",
      "1E",
      "1e100",
      "1e2147483647",
    ];
    for (const [index, left] of order.entries()) {
      for (const [other, right] of order.entries()) {
        const sign = Math.sign(compareQuantities(quantity(left), quantity(right)));
        assert.equal(sign, Math.sign(index - other), `${left} ${right}`);
      }
    }
    assert.equal(compareQuantities(quantity("1024Mi"), quantity("1Gi")), 0);
    assert.equal(compareQuantities(quantity("9007199254740993"), quantity("9007199254740992")), 1);
  });
  it("gives a number and writes bytes", () => {
    assert.equal(quantityToNumber(quantity("1.5Gi")), 1_610_612_736);
    assert.equal(quantityToNumber(quantity("250m")), 0.25);
    assert.equal(formatBytes(4_294_967_296), "4Gi");
    assert.equal(formatBytes(1_000), "1k");
    assert.equal(formatBytes(0.5), "0.5");
  });
  it("knows where the schema is stricter than the decoder, and where it is not", () => {
    const verdicts = ["Gi", ".", "+", "1.", ".5", "1e1.5", "1Gi", ""].map((text) => [
      parseQuantity(text) !== undefined,
      matchesQuantityPattern(text),
    ]);
    assert.deepEqual(verdicts, [
      [true, false],
      [true, false],
      [true, false],
      [true, true],
      [true, true],
      [false, true],
      [true, true],
      [false, false],
    ]);
  });
  it("does not hang on megabytes of digits", { timeout: 5_000 }, () => {
    assert.ok(parseQuantity("9".repeat(1_000_000)));
    assert.equal(matchesQuantityPattern(`${"9".repeat(1_000_000)}x`), false);
    assert.equal(parseGoDuration("9".repeat(1_000_000)), undefined);
    assert.equal(isDns1123Subdomain("a".repeat(1_000_000)), false);
  });
});

describe("Go duration", () => {
  const accepted: readonly [string, bigint, string][] = [
    ["0", 0n, "0s"],
    ["-0", 0n, "0s"],
    ["1h30m", 5_400_000_000_000n, "1h30m0s"],
    ["-1.5s", -1_500_000_000n, "-1.5s"],
    [".5m", 30_000_000_000n, "30s"],
    ["1.s", 1_000_000_000n, "1s"],
    ["250ms", 250_000_000n, "250ms"],
    ["3\u00b5s", 3_000n, "3\u00b5s"],
    ["3\u03bcs", 3_000n, "3\u00b5s"],
    ["1s1h", 3_601_000_000_000n, "1h0m1s"],
    ["-9223372036854775808ns", -(2n ** 63n), "-2562047h47m16.854775808s"],
  ];
  for (const [text, value, written] of accepted) {
    it(`reads ${text}`, () => {
      assert.equal(parseGoDuration(text), value);
      assert.equal(formatGoDuration(value), written);
    });
  }
  it("refuses", () => {
    const refused = [
      "",
      "5",
      "1d",
      "1 h",
      "1H",
      "h",
      ".s",
      "1h ",
      " 1h",
      "+-1s",
      "1..5s",
      "9223372036854775808ns",
      "2562048h",
      "1constructor",
    ];
    assert.deepEqual(
      refused.filter((text) => parseGoDuration(text) !== undefined),
      [],
    );
  });
});

describe("timestamp", () => {
  const accepted: readonly [string, string][] = [
    ["2030-01-01T00:00:00Z", "2030-01-01T00:00:00.000Z"],
    ["2024-02-29T5:04:05,25+02:00", "2024-02-29T03:04:05.250Z"],
    ["2023-12-31T23:59:59.123456789123-00:60", "2024-01-01T00:59:59.123Z"],
    ["2023-01-02T00:00:00+24:00", "2023-01-01T00:00:00.000Z"],
    ["0050-01-01T00:00:00Z", "0050-01-01T00:00:00.000Z"],
  ];
  for (const [text, expected] of accepted) {
    it(`reads ${text}`, () => {
      assert.equal(new Date(parseTimestamp(text) ?? Number.NaN).toISOString(), expected);
    });
  }
  it("refuses", () => {
    const refused = [
      "2030-01-01",
      "2030-01-01T00:00:00",
      "2030-01-01 00:00:00Z",
      "2030-01-01t00:00:00z",
      "2023-02-29T00:00:00Z",
      "2030-13-01T00:00:00Z",
      "2030-01-01T24:00:00Z",
      "2030-01-01T00:00:60Z",
      "2030-01-01T00:00:00+25:00",
      "2030-01-01T00:00:00+0200",
      "2030-01-01T00:00:00.Z",
      "infinity",
      "",
    ];
    assert.deepEqual(
      refused.filter((text) => parseTimestamp(text) !== undefined),
      [],
    );
  });
});

describe("names", () => {
  const long = (length: number): string => "a".repeat(length);
  it("judges object names", () => {
    assert.ok(
      ["a", "a-b", "a.b-c.0", `${long(63)}.${long(100)}`, long(253)].every(isDns1123Subdomain),
    );
    assert.ok(!["", "-a", "a-", "a..b", "A", "a_b", ".a", long(254)].some(isDns1123Subdomain));
    assert.ok(["0a", long(63)].every(isDns1123Label));
    assert.ok(!["a.b", long(64), ""].some(isDns1123Label));
    assert.ok(["a0", "a-b"].every(isDns1035Label));
    assert.ok(!["0a", "a.b", "", "a-"].some(isDns1035Label));
  });
  it("judges keys and values", () => {
    assert.ok(["a", "cnpg.io/reload", "A_b.c", `x.y/${long(63)}`].every(isQualifiedName));
    assert.ok(!["", "/a", "a/", "a/b/c", "Cnpg.io/a", "-a", long(64)].some(isQualifiedName));
    assert.ok(isAnnotationKey("Cnpg.io/a"));
    assert.ok(["", "a", "A.b_c-d", long(63)].every(isLabelValue));
    assert.ok(!["-a", "a b", "é", long(64)].some(isLabelValue));
  });
});

describe("Go boolean", () => {
  it("knows six words a side, and no other spelling", () => {
    assert.ok(["1", "t", "T", "TRUE", "true", "True"].every((text) => parseGoBool(text) === true));
    assert.ok(
      ["0", "f", "F", "FALSE", "false", "False"].every((text) => parseGoBool(text) === false),
    );
    assert.ok(
      ["", "tRUE", "yes", "on", " true", "2"].every((text) => parseGoBool(text) === undefined),
    );
  });
});
