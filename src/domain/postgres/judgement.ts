/** Why a value or name is refused, for a message of the catalogue. */
export interface Reason {
  readonly key: ReasonKey;
  /** Placeholders; `name` and `value` are always among them. */
  readonly values: Readonly<Record<string, string | number>>;
}

/** What PostgreSQL would say to a name and a value. */
export interface Judgement {
  /** `unknown`: the build, the machine or the order of lines decides. */
  readonly verdict: "ok" | "error" | "unknown";
  /**
   * Of an error: the server does not start, or it starts with a warning and uses the default (what
   * happens to the parameters of libraries).
   */
  readonly effect?: "fatal" | "warning";
  readonly reason?: Reason;
  /** The value that the server keeps, in the parameter's own unit. */
  readonly canonical?: string;
  /** Something was written that is rounded to 0, which often means "off". */
  readonly zero?: true;
}

/** Every reason, with the placeholders it has besides `name` and `value`. */
export const reasonKeys = {
  "unknown-parameter": ["major"],
  "unknown-in-major": ["major", "majors"],
  "unknown-library-parameter": ["library"],
  "malformed-name": [],
  "include-directive": [],
  "cannot-be-changed": [],
  "nul-character": [],
  "not-a-boolean": [],
  "not-a-number": [],
  "takes-no-unit": ["unit"],
  "unknown-unit": ["unit", "units"],
  "out-of-range": ["result", "minimum", "maximum"],
  "not-a-word": ["words"],
  "not-a-multiple": ["multiple"],
  "bad-list": [],
  "unknown-list-word": ["word", "words"],
  "keyword-stands-alone": ["word"],
  "conflicting-list-words": [],
  "bad-standby-list": [],
  "bad-standby-count": [],
  "bad-slot-name": ["word"],
  "empty-value": [],
  "too-long": ["maximum"],
  "bad-characters": [],
  "unknown-encoding": [],
  "unknown-time-zone": [],
  "unknown-timestamp": [],
  "not-an-lsn": [],
  "number-overflow": [],
  "no-longer-supported": [],
  "only-at-run-time": [],
  "too-many-processes": ["maximum"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type ReasonKey = keyof typeof reasonKeys;

export function accept(canonical?: string, zero?: boolean): Judgement {
  return {
    verdict: "ok",
    ...(canonical === undefined ? {} : { canonical }),
    ...(zero === true ? { zero } : {}),
  };
}

export function refuse(key: ReasonKey, values: Reason["values"]): Judgement {
  return { verdict: "error", effect: "fatal", reason: { key, values } };
}

export const undecided: Judgement = { verdict: "unknown" };
