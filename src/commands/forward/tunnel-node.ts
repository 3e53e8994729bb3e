/** A row of the Connections view. */
export interface TunnelNode {
  readonly kind: "tunnel";
  readonly id: string;
  readonly context: string;
}

/** The row, if what a command was given is one: rows of all views come through the same door. */
export function asTunnelNode(node: unknown): TunnelNode | undefined {
  const isTunnel =
    typeof node === "object" && node !== null && "kind" in node && node.kind === "tunnel";
  return isTunnel ? (node as TunnelNode) : undefined;
}
