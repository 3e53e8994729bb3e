import { TextDocument } from "vscode-languageserver-textdocument";
import type { TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";
import type { ManifestFile } from "#manifest/document.ts";
import { readManifest } from "#manifest/read-manifest.ts";

/** A text in the client's hands. Everything derived from it is worked out when somebody asks. */
export class OpenFile {
  readonly uri: string;
  readonly languageId: string;
  readonly #document: TextDocument;
  #manifest: ManifestFile | undefined;
  #stale = true;

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
    if (this.#manifest === undefined || this.#stale) {
      this.#manifest = readManifest(this.text, this.#manifest, decode(this.uri));
      this.#stale = false;
    }
    return this.#manifest;
  }

  change(changes: readonly TextDocumentContentChangeEvent[], version: number): void {
    this.#stale = true;
    TextDocument.update(this.#document, [...changes], version);
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
