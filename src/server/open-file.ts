import { TextDocument } from "vscode-languageserver-textdocument";
import type { TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";
import type { ManifestFile } from "#manifest/document.ts";
import { readManifest } from "#manifest/read-manifest.ts";
import { joinEdits } from "#manifest/text-edit.ts";
import type { TextEdit } from "#manifest/text-edit.ts";

/** A text in the client's hands. Everything derived from it is worked out when somebody asks. */
export class OpenFile {
  readonly uri: string;
  readonly languageId: string;
  readonly #document: TextDocument;
  #manifest: ManifestFile | undefined;
  /** Since the manifest was read: nothing, some edits, or so much that it is not known. */
  #edited: TextEdit | "all" | undefined = "all";

  constructor(uri: string, languageId: string, version: number, text: string) {
    this.uri = uri;
    this.languageId = languageId;
    this.#document = TextDocument.create(uri, languageId, version, text);
  }

  get version(): number {
    return this.#document.version;
  }

  /** Between offsets and positions; changes in place with every edit. */
  get positions(): Pick<TextDocument, "positionAt" | "offsetAt"> {
    return this.#document;
  }

  get text(): string {
    return this.#document.getText();
  }

  /** The last path segment of the URI, decoded. */
  get name(): string {
    return decode(/[^/]*$/.exec(this.uri)?.[0] ?? "");
  }

  /** Whether the text may hold a document of ours; far cheaper than reading it. */
  get mayBeOurs(): boolean {
    return this.text.includes(".cnpg.io/");
  }

  /** Documents that did not change since the last call are taken over. */
  get manifest(): ManifestFile {
    if (this.#manifest === undefined || this.#edited !== undefined) {
      const edit = this.#edited === "all" ? undefined : this.#edited;
      const earlier = this.#manifest && { file: this.#manifest, edit };
      this.#manifest = readManifest(this.text, earlier, decode(this.uri));
      this.#edited = undefined;
    }
    return this.#manifest;
  }

  change(changes: readonly TextDocumentContentChangeEvent[], version: number): void {
    for (const change of changes) {
      this.#note(change);
      TextDocument.update(this.#document, [change], version);
    }
  }

  /** Said before the change is made. */
  #note(change: TextDocumentContentChangeEvent): void {
    if (!("range" in change) || this.#edited === "all") {
      this.#edited = "all";
      return;
    }
    const ends = [change.range.start, change.range.end].map((end) => this.#document.offsetAt(end));
    const start = Math.min(...ends);
    const edit = { start, oldEnd: Math.max(...ends), newEnd: start + change.text.length };
    this.#edited = this.#edited === undefined ? edit : joinEdits(this.#edited, edit);
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
