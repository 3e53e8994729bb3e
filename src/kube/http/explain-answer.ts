import type { IncomingMessage } from "node:http";
import { KubeError } from "#kube/kube-error.ts";
import type { KubeFailure, StatusCause } from "#kube/kube-error.ts";

/** What a refusal says, as an error. `text` is the body, mostly a `Status` object. */
export function explainAnswer(answer: IncomingMessage, text: string, call: string): KubeError {
  const status = answer.statusCode ?? 0;
  return explainStatus(parseStatus(text), { status, call, text, retryAfter: retryAfterOf(answer) });
}

/** Of the API's `Status` object, what is used. */
export interface StatusObject {
  readonly code?: number;
  readonly reason?: string;
  readonly message?: string;
  readonly details?: {
    readonly causes?: readonly Partial<StatusCause>[];
    readonly retryAfterSeconds?: number;
  };
}

interface Circumstances {
  readonly status: number;
  readonly call: string;
  readonly text?: string;
  readonly retryAfter?: number | undefined;
}

export function explainStatus(object: StatusObject, circumstances: Circumstances): KubeError {
  const { status, call, text = "", retryAfter } = circumstances;
  const seconds = object.details?.retryAfterSeconds;
  return new KubeError(reasonOf(status, object), object.message ?? plainText(text, status), {
    status,
    call,
    causes: (object.details?.causes ?? []).map(({ reason = "", message = "", field = "" }) => ({
      reason,
      message,
      field,
    })),
    retryAfter: retryAfter ?? (seconds === undefined ? undefined : seconds * 1000),
  });
}

const byStatus: Readonly<Record<number, KubeFailure>> = {
  400: "invalid",
  401: "unauthorized",
  403: "forbidden",
  404: "not-found",
  409: "conflict",
  410: "gone",
  422: "invalid",
  429: "busy",
  503: "busy",
  504: "timeout",
};

function reasonOf(status: number, { reason }: StatusObject): KubeFailure {
  if (reason === "AlreadyExists") return "already-exists";
  if (reason === "Expired" || reason === "Gone") return "gone";
  return byStatus[status] ?? "server";
}

/** Proxies answer with pages; a line is enough. */
function plainText(text: string, status: number): string {
  const line = text.trim().split("\n")[0]?.slice(0, 300) ?? "";
  return line === "" || line.startsWith("<") ? `HTTP ${status}` : line;
}

function parseStatus(text: string): StatusObject {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
}

function retryAfterOf(answer: IncomingMessage): number | undefined {
  const seconds = Number(answer.headers["retry-after"]);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}
