import type { Locator, Page } from "playwright-core";
import { movePointerAway } from "#test/e2e/window/move-pointer-away.ts";
import { waitUntil, type WaitOptions } from "#test/support/cluster/wait-until.ts";

export type ViewName = "Clusters" | "Connections";

/** Rows as a person reads them: two spaces a level, the label, the description. */
export function readRows(page: Page, view: ViewName): Promise<readonly string[]> {
  return rowsOf(page, view).evaluateAll((rows) =>
    rows.map((row) => {
      const level = Number(row.getAttribute("aria-level"));
      const text = (part: string): string => row.querySelector(part)?.textContent ?? "";
      return `${"  ".repeat(level - 1)}${text(".label-name")}  ${text(".label-description")}`.trimEnd();
    }),
  );
}

/** Waits for the rows to be as expected; gives them. */
export function waitForRows(
  page: Page,
  view: ViewName,
  accept: (rows: readonly string[]) => boolean,
  options: WaitOptions = {},
): Promise<readonly string[]> {
  const wait = { interval: 100, timeout: 120_000, ...options };
  return waitUntil(`the rows of ${view}`, () => readRows(page, view), accept, wait);
}

/** The row with this label, once it is there. */
export async function findRow(page: Page, view: ViewName, label: string): Promise<Locator> {
  await waitForRows(page, view, (rows) =>
    rows.some((row) => row.trimStart().split("  ", 1)[0] === label),
  );
  const exactly = page.locator(".label-name").getByText(label, { exact: true });
  return rowsOf(page, view).filter({ has: exactly }).first();
}

/** Unfolds a row unless it is. */
export async function unfold(page: Page, view: ViewName, label: string): Promise<void> {
  const row = await findRow(page, view, label);
  if ((await row.getAttribute("aria-expanded")) === "true") return;
  await movePointerAway(page);
  await row.click();
  await waitUntil(
    `${label} to unfold`,
    async () => (await findRow(page, view, label)).getAttribute("aria-expanded"),
    (expanded) => expanded === "true",
    { interval: 100, timeout: 120_000 },
  );
}

/** What a view without rows says. */
export async function readWelcome(page: Page, view: ViewName): Promise<string> {
  const welcome = paneOf(page, view).locator(".welcome-view-content");
  return (await welcome.isVisible()) ? welcome.innerText() : "";
}

/** What shows while the pointer rests on a row. */
export async function readTooltip(row: Locator): Promise<string> {
  const page = row.page();
  const hover = page.locator(".monaco-hover:not(.hidden) .hover-contents");
  // A row that is drawn anew under the pointer loses its tooltip, so the pointer comes again.
  const [text = ""] = await waitUntil(
    "the tooltip of a row",
    async () => {
      await movePointerAway(page);
      await row.locator(".label-name").hover();
      await hover
        .filter({ hasNotText: /^(?:Loading\.\.\.)?$/ })
        .first()
        .waitFor({ timeout: 10_000 })
        .catch(() => undefined);
      return hover.allInnerTexts();
    },
    ([first = ""]) => first !== "" && first !== "Loading...",
    { interval: 100, timeout: 120_000 },
  );
  return text;
}

/** Presses an icon of a row. */
export async function pressOnRow(row: Locator, label: string): Promise<void> {
  await movePointerAway(row.page());
  await row.hover();
  await row.locator(`.actions .action-label[aria-label="${label}"]`).click();
}

function rowsOf(page: Page, view: ViewName): Locator {
  return paneOf(page, view).locator(".monaco-list-row");
}

function paneOf(page: Page, view: ViewName): Locator {
  return page.locator(`.pane:has(> .pane-header[aria-label^="${view}"])`);
}
