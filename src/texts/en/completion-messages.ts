export const completionMessages: Readonly<Record<string, string>> = {};
