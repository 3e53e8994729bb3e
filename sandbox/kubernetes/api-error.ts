/** What the API server answers when it refuses: a `Status` object. */
export interface ApiStatus {
  readonly code?: number;
  readonly reason?: string;
  readonly message?: string;
  readonly details?: {
    readonly causes?: readonly {
      readonly reason?: string;
      readonly message?: string;
      readonly field?: string;
    }[];
  };
}

/** A request that was answered, but not with success. Transport errors stay what Node makes of them. */
export class ApiError extends Error {
  readonly code: number;
  readonly status: ApiStatus;

  constructor(request: string, code: number, text: string) {
    const status = readStatus(text);
    super(`${request} was answered with ${code}: ${status.message ?? text.slice(0, 500)}`);
    this.name = "ApiError";
    this.code = code;
    this.status = status;
  }
}

function readStatus(text: string): ApiStatus {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
