export interface Debounce {
  /** Asks for the action; each call starts the wait anew. */
  readonly call: () => void;
  /** Forgets an action that still waits, and every later call. */
  readonly dispose: () => void;
}

/** Runs `action` once it was not asked for again during `milliseconds`. */
export function createDebounce(action: () => void, milliseconds: number): Debounce {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let disposed = false;
  return {
    call: () => {
      clearTimeout(timer);
      if (!disposed) timer = setTimeout(action, milliseconds);
    },
    dispose: () => {
      disposed = true;
      clearTimeout(timer);
    },
  };
}
