/** What the webhooks of several kinds say alike. */
export const commonMessages: Readonly<Record<string, string>> = {
  "common/warn-validation-disabled":
    "The operator takes whatever this object says, without looking. Remove the annotation as soon as the change that needed it is through",
  "common/warn-validation-annotation-unknown":
    '"{value}" switches nothing: the operator checks the object all the same. Write "enabled" or "disabled", or remove the annotation',
};
