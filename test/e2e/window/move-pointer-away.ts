import type { Page } from "playwright-core";

/** To where nothing shows up below it: tooltips of rows lie over the rows that follow. */
export async function movePointerAway(page: Page): Promise<void> {
  const hovers = page.locator(".monaco-hover:not(.hidden)");
  await page.locator(".activitybar").hover({ position: { x: 10, y: 500 } });
  await hovers.first().waitFor({ state: "hidden" });
}
