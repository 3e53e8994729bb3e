import type { PostgresMajor } from "#domain/postgres/majors.ts";
import { memoizeText } from "#util/memoize-text.ts";

/** An image reference as the operator takes it apart. */
export interface ImageReference {
  /** Without tag and digest. */
  readonly repository: string;
  /** `latest` where none is written; empty where a digest stands without a tag. */
  readonly tag: string;
  readonly digest: string | undefined;
  /** The tag stands in the text. */
  readonly tagged: boolean;
}

/** The newest minor of each major that operand images are known for, newest major first. */
export const newestMinors = [
  { major: 18, minor: 6 },
  { major: 17, minor: 11 },
  { major: 16, minor: 14 },
  { major: 15, minor: 18 },
  { major: 14, minor: 23 },
] as const satisfies readonly { readonly major: PostgresMajor; readonly minor: number }[];

/** What an operand image holds besides PostgreSQL, from least to most. */
export const imageVariants = ["minimal", "standard", "system"] as const;

/** Debian releases that operand images are built on, newest first. */
export const imageReleases = ["trixie", "bookworm"] as const;

export const operandRepository = "ghcr.io/cloudnative-pg/postgresql";

/** A trailing digest counts only with hexadecimal digits; else it stays part of the tag. */
export function parseImageReference(text: string): ImageReference {
  const digest = /@sha256:[0-9a-fA-F]+$/.exec(text)?.[0];
  const name = digest === undefined ? text : text.slice(0, -digest.length);
  const colon = name.indexOf(":", name.lastIndexOf("/") + 1);
  const written = colon === -1 ? "" : name.slice(colon + 1);
  return {
    repository: colon === -1 ? name : name.slice(0, colon),
    tag: written === "" && digest === undefined ? "latest" : written,
    digest: digest?.slice(1),
    tagged: written !== "",
  };
}

/** The major that a tag begins with: `17.2-minimal` and `17beta1` are 17; undefined for `v17`, `17.`, `latest`. */
export function majorOfTag(tag: string): number | undefined {
  const prefix = /^(?:\d\.?)+/.exec(tag)?.[0];
  if (prefix === undefined) {
    return undefined;
  }
  const [major = "", minor = "0"] = prefix.split(".");
  return fitsInteger(major) && fitsInteger(minor) ? Number(major) : undefined;
}

/** The PostgreSQL major of an operand image, read from its tag as the operator does. */
export const majorOfImage = memoizeText((text) => majorOfTag(parseImageReference(text).tag));

/** Names of operand images by the official scheme, for one major or all; pinned minors first. */
export function listOperandImages(major?: PostgresMajor): string[] {
  return newestMinors
    .filter((known) => major === undefined || known.major === major)
    .flatMap((known) => [`${known.major}.${known.minor}`, String(known.major)])
    .flatMap((version) => imageVariants.map((variant) => `${version}-${variant}`))
    .flatMap((tag) => imageReleases.map((release) => `${operandRepository}:${tag}-${release}`));
}

/** Within 64 bits, and not empty. */
function fitsInteger(digits: string): boolean {
  const significant = digits.replace(/^0+(?=\d)/, "");
  return (
    significant !== "" &&
    (significant.length < 19 || (significant.length === 19 && BigInt(significant) < 2n ** 63n))
  );
}
