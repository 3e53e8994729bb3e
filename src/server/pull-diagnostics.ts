import { DocumentDiagnosticReportKind } from "vscode-languageserver";
import type {
  CancellationToken,
  Diagnostic,
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
} from "vscode-languageserver";
import type { OpenFile } from "#server/open-file.ts";
import { reportOn } from "#server/report.ts";
import type { Session } from "#server/session.ts";

interface Given {
  readonly id: string;
  readonly json: string;
}

type AnswerPull = (
  params: DocumentDiagnosticParams,
  token: CancellationToken,
) => Promise<DocumentDiagnosticReport>;

/** Diagnostics for clients that ask; what they already have is not sent again. */
export function createPullDiagnostics(session: Session): AnswerPull {
  const identify = createIdentifier();
  return async ({ textDocument, previousResultId }, token) => {
    const file = session.files.get(textDocument.uri);
    if (file === undefined) {
      return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    }
    const report = await reportOn(session, file, () => token.isCancellationRequested);
    const items = report?.diagnostics ?? [];
    const resultId = identify(file, items);
    return resultId === previousResultId
      ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
      : { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...items] };
  };
}

/** Equal diagnostics of a file keep their identity. */
function createIdentifier(): (file: OpenFile, items: readonly Diagnostic[]) => string {
  const given = new WeakMap<OpenFile, Given>();
  let count = 0;
  return (file, items) => {
    const json = JSON.stringify(items);
    const last = given.get(file);
    if (last?.json === json) {
      return last.id;
    }
    count += 1;
    given.set(file, { id: String(count), json });
    return String(count);
  };
}
