import { describeRequest } from "#commands/operations/describe-request.ts";
import type { Operation, Plan, WriteRequest } from "#commands/operations/operation.ts";
import type { Services } from "#commands/services.ts";

/** One line in the log for each write that was sent, and how it ended. */
export function audit(
  { log }: Pick<Services, "log">,
  { context }: Pick<Plan, "context">,
  written: {
    readonly operation: Operation;
    readonly request: WriteRequest;
    readonly result: string;
  },
): void {
  const { operation, request, result } = written;
  const namespace = request.ref.namespace ?? "-";
  log(
    `write operation=${operation.verb} context=${context} namespace=${namespace} ` +
      `call="${describeRequest(request)}" result=${result}`,
  );
}
