export const schemaMessages: Readonly<Record<string, string>> = {};
