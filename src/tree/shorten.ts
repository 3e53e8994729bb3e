/** What is longer pushes everything else out of a row; the tooltip has it whole. */
const most = 100;

export function shorten(text: string): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}
