const trueWords = ["1", "on", "y", "ye", "yes", "t", "tr", "tru", "true"];
const falseWords = ["0", "of", "off", "n", "no", "f", "fa", "fal", "fals", "false"];

/** A PostgreSQL boolean as the operator's webhook reads it; undefined where it refuses. */
export function parseOperatorBoolean(text: string): boolean | undefined {
  const word = text.toLowerCase();
  if (trueWords.includes(word)) {
    return true;
  }
  return falseWords.includes(word) ? false : undefined;
}
