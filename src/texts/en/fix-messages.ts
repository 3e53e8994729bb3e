export const fixMessages: Readonly<Record<string, string>> = {};
