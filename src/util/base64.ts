/** The bytes of padded standard base64, line breaks left out; undefined for anything else. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const joined = text.replace(/[\r\n]/g, "");
  if (joined.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(joined)) return undefined;
  return Uint8Array.from(atob(joined), (character) => character.charCodeAt(0));
}
