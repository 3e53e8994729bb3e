/** Why a call to a cluster failed, as far as a person has to know it to go on. */
export type KubeFailure =
  /** The kubeconfig is missing, broken, or names what it does not hold. */
  | "config"
  /** The credential plugin of the kubeconfig failed. */
  | "credentials"
  /** Nothing answers at the address: refused, no route, no name, proxy. */
  | "unreachable"
  /** The server's certificate is not trusted, or is somebody else's. */
  | "certificate"
  /** No answer within the limit. */
  | "timeout"
  /** 401: who we are is not known, or not any more. */
  | "unauthorized"
  /** 403: known, but not allowed. */
  | "forbidden"
  | "not-found"
  | "already-exists"
  /** 409: the object has changed since it was read, or a field is owned by somebody else. */
  | "conflict"
  /** 410: the watched version is gone; list again. */
  | "gone"
  /** 400 and 422: the server or a webhook refuses the object. */
  | "invalid"
  /** 429 and 503: later. */
  | "busy"
  /** Anything else that the server answers. */
  | "server"
  /** The caller does not want it any more. */
  | "cancelled";

/** One place that the server objects to. */
export interface StatusCause {
  readonly reason: string;
  readonly message: string;
  /** As the server spells it: `spec.instances`. */
  readonly field: string;
}

export interface KubeErrorFacts {
  /** HTTP status; undefined where there was no answer. */
  readonly status?: number | undefined;
  /** `GET /api/v1/pods`, without query and host. */
  readonly call?: string | undefined;
  readonly causes?: readonly StatusCause[] | undefined;
  /** From `Retry-After`, in milliseconds. */
  readonly retryAfter?: number | undefined;
  readonly cause?: unknown;
}

/** The one error type of this layer. The message is the server's or the system's own. */
export class KubeError extends Error {
  readonly reason: KubeFailure;
  readonly status: number | undefined;
  readonly call: string | undefined;
  readonly causes: readonly StatusCause[];
  readonly retryAfter: number | undefined;

  constructor(reason: KubeFailure, message: string, facts: KubeErrorFacts = {}) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.name = "KubeError";
    this.reason = reason;
    this.status = facts.status;
    this.call = facts.call;
    this.causes = facts.causes ?? [];
    this.retryAfter = facts.retryAfter;
  }
}
