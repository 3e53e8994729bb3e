import * as vscode from "vscode";
import { InstanceStatusPoller } from "#kube/instance-status/instance-status-poller.ts";
import type { StatusPollerOptions } from "#kube/instance-status/instance-status-poller.ts";
import type { TreeNode } from "#tree/tree-node.ts";

/** Keeps instances asked for their status while their Cluster is expanded and the view is in sight. */
export class InstanceWatch implements vscode.Disposable {
  readonly #poller: InstanceStatusPoller;
  readonly #expanded = new Map<string, { readonly context: string; readonly uid: string }>();
  #isVisible = false;

  constructor(options: StatusPollerOptions) {
    this.#poller = new InstanceStatusPoller(options);
  }

  setVisible(visible: boolean): void {
    if (visible === this.#isVisible) return;
    this.#isVisible = visible;
    this.update();
  }

  setExpanded(node: TreeNode, expanded: boolean): void {
    if (node.kind !== "cluster" || this.#expanded.has(node.id) === expanded) return;
    const { id, context, uid } = node;
    if (expanded) this.#expanded.set(id, { context, uid });
    else this.#expanded.delete(id);
    this.update();
  }

  /** Something else has changed that this depends on: a setting. */
  update(): void {
    const settings = vscode.workspace.getConfiguration("cnpg.explorer");
    const isOn = this.#isVisible && settings.get("instanceStatus") !== false;
    this.#poller.follow(isOn ? [...this.#expanded.values()] : []);
  }

  dispose(): void {
    this.#poller.dispose();
  }
}
