import * as vscode from "vscode";
import type { Reach } from "#commands/connection/connect-services.ts";
import type { TunnelNode } from "#commands/forward/tunnel-node.ts";
import { describeTunnel } from "#commands/forward/tunnel-row.ts";
import { keyOfTarget } from "#live/tunnel-target.ts";
import { formatMessage } from "#texts/catalogue.ts";
import type { Catalogue } from "#texts/catalogue.ts";
import type { TunnelSet } from "#tunnels/tunnel-set.ts";
import type { Tunnel } from "#tunnels/tunnel.ts";

/** Bytes go on without a word, so they are looked at this often, in milliseconds, while somebody is connected. */
const pace = 2000;
const frame = 40;

/** The Connections view, and the count in the status bar. */
export class ConnectionsProvider implements vscode.TreeDataProvider<TunnelNode>, vscode.Disposable {
  readonly #tunnels: TunnelSet;
  readonly #reachOf: (port: number) => Promise<Reach>;
  /** By tunnel; asked for once, since each question may open a port on the person's machine. */
  readonly #reaches = new Map<Tunnel, Promise<Reach>>();
  readonly #texts: Catalogue;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #item = vscode.window.createStatusBarItem("cnpg.connections");
  #pending: ReturnType<typeof setTimeout> | undefined;
  #clock: ReturnType<typeof setInterval> | undefined;
  #isDisposed = false;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(tunnels: TunnelSet, reachOf: (port: number) => Promise<Reach>, texts: Catalogue) {
    this.#tunnels = tunnels;
    this.#reachOf = reachOf;
    this.#texts = texts;
    this.#item.command = "cnpg.connections.focus";
    this.#item.name = "CloudNativePG";
  }

  /** Something is different; shown with all else of the moment. */
  refresh(): void {
    if (this.#isDisposed) return;
    this.#pending ??= setTimeout(() => {
      this.#pending = undefined;
      this.#show();
    }, frame);
  }

  getChildren(node?: TunnelNode): TunnelNode[] {
    if (node !== undefined) return [];
    return this.#tunnels.list().map(({ target }) => ({
      kind: "tunnel",
      id: keyOfTarget(target),
      context: target.context,
    }));
  }

  async getTreeItem({ id }: TunnelNode): Promise<vscode.TreeItem> {
    const tunnel = this.#tunnels.get(id);
    if (tunnel === undefined) return new vscode.TreeItem("");
    const { port } = await this.#reach(tunnel);
    const row = describeTunnel(tunnel.target, { ...tunnel.status(), port }, this.#texts);
    const item = new vscode.TreeItem(row.label);
    item.id = id;
    item.description = row.description;
    item.contextValue = row.contextValue;
    item.accessibilityInformation = { label: row.spoken };
    item.tooltip = new vscode.MarkdownString(row.tooltip);
    const { id: icon, color } = row.icon;
    item.iconPath = new vscode.ThemeIcon(
      icon,
      color === undefined ? undefined : new vscode.ThemeColor(color),
    );
    return item;
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#pending);
    clearInterval(this.#clock);
    this.#item.dispose();
    this.#changed.dispose();
  }

  #reach(tunnel: Tunnel): Promise<Reach> {
    const known = this.#reaches.get(tunnel) ?? this.#reachOf(tunnel.port);
    this.#reaches.set(tunnel, known);
    return known;
  }

  #show(): void {
    const all = this.#tunnels.list();
    for (const tunnel of this.#reaches.keys()) {
      if (!all.includes(tunnel)) this.#reaches.delete(tunnel);
    }
    const count = all.length;
    this.#item.text = `$(plug) ${formatMessage(this.#texts, "tunnel.status", { count })}`;
    this.#item.tooltip = formatMessage(this.#texts, "tunnel.status.tooltip", { count });
    if (count > 0) this.#item.show();
    else this.#item.hide();
    const isBusy = all.some((tunnel) => tunnel.status().active > 0);
    clearInterval(this.#clock);
    this.#clock = isBusy ? setInterval(() => this.#show(), pace) : undefined;
    this.#changed.fire(undefined);
  }
}
