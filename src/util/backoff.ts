export interface BackoffOptions {
  /** Milliseconds before the first repetition. */
  readonly first: number;
  readonly longest: number;
  /** 0 to 1; tests give a fixed one. */
  readonly random?: () => number;
}

/** Doubling pauses, of which each is shortened by chance to half at most, so that many do not return as one. */
export class Backoff {
  readonly #options: BackoffOptions;
  #attempt = 0;

  constructor(options: BackoffOptions) {
    this.#options = options;
  }

  next(): number {
    const { first, longest, random = Math.random } = this.#options;
    const full = Math.min(longest, first * 2 ** Math.min(this.#attempt, 30));
    this.#attempt += 1;
    return full / 2 + (full / 2) * random();
  }

  reset(): void {
    this.#attempt = 0;
  }
}
