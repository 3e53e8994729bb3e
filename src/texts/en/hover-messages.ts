export const hoverMessages: Readonly<Record<string, string>> = {};
