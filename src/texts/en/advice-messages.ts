export const adviceMessages: Readonly<Record<string, string>> = {};
