import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";

import { htmlReport } from "../../../../fleet/report/html/htmlReport";
import type { RunRecord } from "../../../../fleet/runs/result";
import { launchChromium } from "./chromium";

/** Opens reports in a real browser; what goes wrong in one fails the test that closes it. */
export class ReportPages {
  private readonly folder = mkdtempSync(join(tmpdir(), "account-baseline-html-"));
  private readonly wrong: string[] = [];

  private constructor(private readonly browser: Browser) {}

  static async launch(): Promise<ReportPages> {
    return new ReportPages(await launchChromium());
  }

  /** Opens a page from the disk, as one does an artifact of CI. */
  async open(
    record: RunRecord,
    { fragment = "", ...context }: BrowserContextOptions & { fragment?: string } = {},
  ): Promise<Page> {
    const file = join(this.folder, `${record.run}.html`);
    writeFileSync(file, htmlReport(record));
    const page = await (await this.browser.newContext(context)).newPage();
    page.on("pageerror", ({ message }) => this.wrong.push(message));
    page.on("console", (message) => this.wrong.push(message.text()));
    page.on("request", (request) => {
      if (!request.url().startsWith("file:")) this.wrong.push(request.url());
    });
    await page.goto(`${pathToFileURL(file).href}${fragment}`);
    if (context.javaScriptEnabled !== false) await page.locator("html.ready").waitFor();
    return page;
  }

  /** @param expected What the browser had to say against the page, such as that it refused a script. */
  async close(page: Page, expected?: RegExp): Promise<void> {
    await page.context().close();
    const complaints = this.wrong.splice(0);
    if (expected === undefined) assert.deepEqual(complaints, []);
    else assert.match(complaints.join("\n"), expected);
  }

  async end(): Promise<void> {
    await this.browser.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Names of the accounts that are shown, from top to bottom. */
export async function shown(page: Page): Promise<string[]> {
  return page.locator("#matrix > tbody > tr:not([hidden]) > th > button").allTextContents();
}

/**
 * The open details of an account, once the browser has rendered them: a row outside the viewport has no text until then
 * (`content-visibility` in page.css), and a row that has just been added is in the viewport from the next frame on.
 */
export async function openDetails(page: Page): Promise<Locator> {
  const details = page.locator(".details");
  await details.scrollIntoViewIfNeeded();
  await page.waitForFunction("document.querySelector('.details').innerText !== ''");
  return details;
}
