/** A failure whose message says what is wrong and what to do; shown without a stack. */
export class SandboxError extends Error {
  override readonly name = "SandboxError";
}
