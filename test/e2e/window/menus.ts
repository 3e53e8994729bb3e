import type { Locator, Page } from "playwright-core";
import { movePointerAway } from "#test/e2e/window/move-pointer-away.ts";
import { waitUntil } from "#test/support/cluster/wait-until.ts";

/** The context menu of a row, with `--` for its lines and `(off)` behind what is greyed; closes it again. */
export async function readMenu(row: Locator): Promise<readonly string[]> {
  const page = row.page();
  await openMenu(row);
  const items = await readItems(page);
  await page.keyboard.press("Escape");
  await page.locator(".monaco-menu").waitFor({ state: "detached" });
  return items;
}

/** Chooses from the context menu of a row, by way of its submenus. */
export async function chooseFromMenu(row: Locator, ...path: readonly string[]): Promise<void> {
  await openMenu(row);
  const page = row.page();
  const find = (label: string): Locator =>
    page
      .locator(".monaco-menu .action-menu-item")
      .filter({ has: page.getByText(label, { exact: true }) });
  for (const label of path.slice(0, -1)) await find(label).click();
  const menus = page.locator(".monaco-menu");
  // A click that comes while the menu still opens only marks the entry.
  await waitUntil(
    "the menu to take what was chosen",
    async () => {
      if ((await menus.count()) > 0) await find(path.at(-1) ?? "").click({ timeout: 2_000 });
      await menus.first().waitFor({ state: "detached", timeout: 2_000 });
      return menus.count();
    },
    (open) => open === 0,
    { interval: 100, timeout: 20_000 },
  );
}

async function openMenu(row: Locator): Promise<void> {
  const page = row.page();
  await movePointerAway(page);
  await row.click({ button: "right" });
  // Menus fill while they open.
  await waitUntil(
    "the context menu",
    () => readItems(page),
    (items) => items.length > 0,
    { interval: 50, timeout: 10_000 },
  );
}

function readItems(page: Page): Promise<readonly string[]> {
  return page
    .locator(".monaco-menu .action-item")
    .evaluateAll((items) =>
      items.map((item) =>
        item.querySelector(".separator") === null
          ? (item.querySelector(".action-label")?.textContent ?? "").trim() +
            (item.querySelector("[aria-disabled=true]") === null ? "" : " (off)")
          : "--",
      ),
    );
}
