/** Whether the operator reads a text as a WAL position: two hexadecimal numbers of up to 64 bits each. */
export function isTargetLsn(text: string): boolean {
  return /^0*[\da-fA-F]{1,16}\/0*[\da-fA-F]{1,16}$/.test(text);
}
