export interface Throttle {
  /** Asks for the action. */
  readonly call: () => void;
  /** Forgets an action that still waits, and every later call. */
  readonly dispose: () => void;
}

/**
 * Runs `action` at once for a call after silence, and for all that follow within `milliseconds` once at their end: one
 * change is not kept waiting, and a thousand are one.
 */
export function createThrottle(action: () => void, milliseconds: number): Throttle {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isAsked = false;
  let isOver = false;
  const run = (): void => {
    isAsked = false;
    timer = setTimeout(rest, milliseconds);
    action();
  };
  function rest(): void {
    timer = undefined;
    if (isAsked) run();
  }
  return {
    call: () => {
      if (isOver) return;
      isAsked = true;
      if (timer === undefined) run();
    },
    dispose: () => {
      isOver = true;
      clearTimeout(timer);
    },
  };
}
