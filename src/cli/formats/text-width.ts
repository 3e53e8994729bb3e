const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
const noWidth = /\p{M}|\p{Cf}/u;

/** How many cells of a terminal a text takes. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    width += widthOf(character);
  }
  return width;
}

function widthOf(character: string): number {
  if (character <= "\u007e") {
    return 1;
  }
  if (noWidth.test(character)) {
    return 0;
  }
  return wide.test(character) ? 2 : 1;
}

/** Tabs as blanks, and nothing that a terminal would obey instead of showing. */
export function printable(text: string): string {
  return text
    .replaceAll("\t", "    ")
    .replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "�");
}
