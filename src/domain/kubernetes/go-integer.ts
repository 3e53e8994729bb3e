/** A decimal integer of 64 bits with an optional sign, as Go's `Atoi` reads it; undefined where it refuses. */
export function parseGoInteger(text: string): bigint | undefined {
  const [, sign, digits = ""] = /^([+-]?)(\d+)$/.exec(text) ?? [];
  const size = parseDigits(digits, 64);
  if (size === undefined) return undefined;
  const value = sign === "-" ? -size : size;
  return BigInt.asIntN(64, value) === value ? value : undefined;
}

/** Decimal digits without a sign that fit into so many bits, as Go's `ParseUint` reads them. */
export function parseGoUnsigned(text: string, bits: number): bigint | undefined {
  return /^\d+$/.test(text) ? parseDigits(text, bits) : undefined;
}

function parseDigits(digits: string, bits: number): bigint | undefined {
  const significant = digits.replace(/^0+(?=\d)/, "");
  if (significant === "" || significant.length > 20) return undefined;
  const value = BigInt(significant);
  return value < 2n ** BigInt(bits) ? value : undefined;
}
