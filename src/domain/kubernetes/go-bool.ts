const trueWords = ["1", "t", "T", "TRUE", "true", "True"];
const falseWords = ["0", "f", "F", "FALSE", "false", "False"];

/** A boolean as Go reads it from a text; undefined where it refuses. */
export function parseGoBool(text: string): boolean | undefined {
  if (trueWords.includes(text)) {
    return true;
  }
  return falseWords.includes(text) ? false : undefined;
}
