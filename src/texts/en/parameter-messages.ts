export const parameterMessages: Readonly<Record<string, string>> = {};
