/** A tick that comes this much too late means that the machine slept, in milliseconds. */
const tolerance = 20_000;
const tick = 10_000;

/** Tells when the machine wakes up: timers stand still while it sleeps, the clock does not. */
export function watchForSleep(onWake: () => void): { dispose(): void } {
  let last = Date.now();
  const timer = setInterval(() => {
    const now = Date.now();
    if (now - last > tick + tolerance) onWake();
    last = now;
  }, tick);
  timer.unref();
  return { dispose: () => clearInterval(timer) };
}
