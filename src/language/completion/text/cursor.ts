import type { Indentation } from "./place.ts";
import type { BlockScan } from "./scan-block.ts";

/** Everything that the search for a place looks at. */
export interface Cursor {
  readonly text: string;
  readonly offset: number;
  readonly lineStart: number;
  readonly scan: BlockScan;
  readonly indentation: Indentation;
}
