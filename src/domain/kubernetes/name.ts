const label = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
const labelPattern = new RegExp(`^${label}$`);
const subdomainPattern = new RegExp(`^${label}(\\.${label})*$`);
const dns1035Pattern = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const namePartPattern = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;

export const subdomainMaxLength = 253;
export const labelMaxLength = 63;

/** The name of most objects: DNS-1123 labels joined by dots, at most 253 characters. */
export function isDns1123Subdomain(text: string): boolean {
  return text.length <= subdomainMaxLength && subdomainPattern.test(text);
}

/** Lower-case letters, digits and hyphens between them, at most 63 characters. */
export function isDns1123Label(text: string): boolean {
  return text.length <= labelMaxLength && labelPattern.test(text);
}

/** As a DNS-1123 label, but with a letter first: the name of a Service. */
export function isDns1035Label(text: string): boolean {
  return text.length <= labelMaxLength && dns1035Pattern.test(text);
}

/** The key of a label: an optional DNS-1123 subdomain and slash before a name of at most 63 characters. */
export function isQualifiedName(text: string): boolean {
  const parts = text.split("/");
  const [prefix = "", name = prefix] = parts;
  if (parts.length > 2 || (parts.length === 2 && !isDns1123Subdomain(prefix))) {
    return false;
  }
  return name.length <= labelMaxLength && namePartPattern.test(name);
}

/** The key of an annotation: as of a label, but its prefix may be upper case. */
export function isAnnotationKey(text: string): boolean {
  return isQualifiedName(text.toLowerCase());
}

/** Empty, or at most 63 letters, digits, `-`, `_` and `.`, with a letter or digit at both ends. */
export function isLabelValue(text: string): boolean {
  return text.length <= labelMaxLength && (text === "" || namePartPattern.test(text));
}
