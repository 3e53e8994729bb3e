/** A question that only reads, and is shown as a document. */
export interface QuickQuery {
  /** Text catalogue: `query.<id>`. */
  readonly id: string;
  /** The oldest PostgreSQL that knows all that it names. */
  readonly since: number;
  readonly sql: string;
}
