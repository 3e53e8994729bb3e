import { LSPErrorCodes, ResponseError, type CancellationToken } from "vscode-languageserver";
import type { Session } from "#server/session.ts";
import { formatMessage } from "#texts/catalogue.ts";

/**
 * Wraps a request handler: a cancelled request does no work, and a failure is logged once and answered with `otherwise`,
 * because one bad answer must not cost the user the server.
 */
export function guardRequest<Params, Answer>(
  session: Session,
  where: string,
  otherwise: Answer,
  handle: (params: Params, token: CancellationToken) => Promise<Answer>,
): (params: Params, token: CancellationToken) => Promise<Answer | ResponseError<never>> {
  return async (params, token) => {
    if (token.isCancellationRequested) {
      return cancelled();
    }
    try {
      const answer = await handle(params, token);
      return token.isCancellationRequested ? cancelled() : answer;
    } catch (error) {
      logFailure(session, where, error);
      return otherwise;
    }
  };
}

/** The same for notifications and for work that nobody waits for. */
export function guard(session: Session, where: string, work: () => void | Promise<void>): void {
  const run = async (): Promise<void> => work();
  run().catch((error: unknown) => logFailure(session, where, error));
}

function cancelled(): ResponseError<never> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
}

function logFailure(session: Session, where: string, error: unknown): void {
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  session.log.error(formatMessage(session.texts, "internal-error", { where, reason }));
}
