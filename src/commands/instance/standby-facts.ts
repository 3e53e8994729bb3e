/** What the primary says of one of its standbys. */
export interface StandbyFacts {
  /** As in `pg_stat_replication`: `streaming`. */
  readonly state: string;
  /** `async`, `sync`, `quorum`, `potential`. */
  readonly syncState: string;
  /** Bytes of WAL that it has still to replay; undefined where that cannot be told. */
  readonly lag: number | undefined;
}

/** By instance; undefined: nobody could be asked. */
export type Standbys = ReadonlyMap<string, StandbyFacts> | undefined;
