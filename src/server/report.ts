import type { Diagnostic } from "vscode-languageserver";
import { diagnoseDocument, diagnoseFile } from "#language/diagnose.ts";
import type { FileBase } from "#language/change/old-object.ts";
import type { LanguageContext } from "#language/context.ts";
import { lintConfigName, readLintConfig } from "#language/lint-config.ts";
import type { FileWorkspace } from "#language/workspace/file-workspace.ts";
import type { ManifestFile } from "#manifest/document.ts";
import { toDiagnostic, toProblemDiagnostic } from "#server/convert.ts";
import { contextOf } from "#server/context-of.ts";
import type { OpenFile } from "#server/open-file.ts";
import type { Session } from "#server/session.ts";

/** All diagnostics of a file at one version. */
export interface Report {
  readonly version: number;
  readonly diagnostics: readonly Diagnostic[];
  /** Milliseconds of work, without the pauses. */
  readonly cost: number;
}

/** How long the work on a large file may hold up everything else. */
const sliceMs = 12;

/**
 * Diagnoses a file in slices, so that requests are answered in between. Starts again when the text changes meanwhile;
 * undefined: nobody waits for the answer any more.
 */
export async function reportOn(
  session: Session,
  file: OpenFile,
  isCancelled: () => boolean,
): Promise<Report | undefined> {
  const stopped = (): boolean => isCancelled() || session.files.get(file.uri) !== file;
  if (file.name === lintConfigName) {
    return reportOnConfig(session, file);
  }
  while (!stopped()) {
    const { context, enabled } = await contextOf(session, file.uri);
    if (!enabled || !file.mayBeOurs) {
      return { version: file.version, diagnostics: [], cost: 0 };
    }
    const { version, manifest } = file;
    const judged = { manifest, base: session.bases.of(file), context };
    const isOld = (): boolean => stopped() || file.version !== version;
    const work = await diagnoseInSlices(judged, isOld);
    if (!isOld()) {
      const start = performance.now();
      const workspace = session.workspace.of(file);
      const diagnostics = convertFindings(file, judged, workspace);
      return { version, diagnostics, cost: work + performance.now() - start };
    }
  }
  return undefined;
}

function reportOnConfig(session: Session, file: OpenFile): Report {
  const { problems } = readLintConfig(file.text, session.texts);
  return {
    version: file.version,
    diagnostics: problems.map((problem) => toProblemDiagnostic(file.positions, problem)),
    cost: 0,
  };
}

interface Judged {
  readonly manifest: ManifestFile;
  readonly base: FileBase;
  readonly context: LanguageContext;
}

/** Every document keeps its findings, so that `diagnoseFile` afterwards only collects them. */
async function diagnoseInSlices(
  { manifest, base, context }: Judged,
  isOld: () => boolean,
): Promise<number> {
  let cost = 0;
  let start = performance.now();
  for (const placed of manifest.documents) {
    const { document } = placed;
    if (document.ours) {
      diagnoseDocument(document, context, base.oldOf(placed));
    }
    const spent = performance.now() - start;
    if (spent > sliceMs) {
      cost += spent;
      await pause();
      start = performance.now();
      if (isOld()) {
        return cost;
      }
    }
  }
  return cost + performance.now() - start;
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

function convertFindings(
  file: OpenFile,
  { manifest, base, context }: Judged,
  workspace: FileWorkspace,
): Diagnostic[] {
  return diagnoseFile(manifest, context, { base, workspace }).flatMap(({ placed, findings }) =>
    findings.map((finding) => toDiagnostic(file, placed, finding)),
  );
}
