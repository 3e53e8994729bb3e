export const completionMessages: Readonly<Record<string, string>> = {
  "completion.starter": "whole object",
};
