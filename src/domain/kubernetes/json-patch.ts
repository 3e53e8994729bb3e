/** Of each operation, whether its other member is right. */
const operations: Readonly<Record<string, (operation: JsonMembers) => boolean>> = {
  add: hasValue,
  replace: hasValue,
  remove: () => true,
  test: () => true,
  move: hasOrigin,
  copy: hasOrigin,
};

type JsonMembers = Readonly<Record<string, unknown>>;

/** Whether a text is a JSON patch that the operator can read (`DecodePatch`); `null` is an empty one. */
export function isJsonPatch(text: string): boolean {
  const patch = parseJson(text);
  if (patch === null) return true;
  return Array.isArray(patch) && patch.every(isOperation);
}

function isOperation(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const operation = value as JsonMembers;
  const { op, path } = operation;
  if (typeof op !== "string" || typeof path !== "string") return false;
  return Object.hasOwn(operations, op) && operations[op]?.(operation) === true;
}

function hasValue(operation: JsonMembers): boolean {
  return Object.hasOwn(operation, "value");
}

function hasOrigin({ from }: JsonMembers): boolean {
  return typeof from === "string";
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
