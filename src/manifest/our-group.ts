const ourGroup = /^(?:postgresql|barmancloud)\.cnpg\.io\//;

/** The API version belongs to one of CloudNativePG's groups. */
export function isOurGroup(apiVersion: string): boolean {
  return ourGroup.test(apiVersion);
}

/** Cheap, and true of every text that could hold an object of ours. */
export function mentionsOurGroup(text: string): boolean {
  return text.includes(".cnpg.io/");
}
