import assert from "node:assert/strict";

import { everyOutcome, notExecuted, run } from "../fixtures";
import { ReportPages } from "./reportPages";

describe("report --format html: printed by Chromium", function () {
  this.timeout(120_000);
  let pages: ReportPages;
  before(async () => {
    pages = await ReportPages.launch();
  });
  after(() => pages.end());

  it("prints every account that the filters show, and opens the details of the broken ones", async () => {
    const page = await pages.open(
      run([...Object.values(everyOutcome()), notExecuted("later", "a canary failed")]),
    );
    await page.evaluate(
      "addEventListener('beforeprint', () => { printed = [...document.querySelectorAll('.open')].map((row) => row.previousElementSibling.querySelector('button').textContent) })",
    );
    await page.pdf({ preferCSSPageSize: true });
    assert.deepEqual(await page.evaluate("printed"), [
      "payments-prod",
      "web-dev",
      "identity-prod",
      "search-prod",
    ]);
    assert.equal(await page.locator(".open").count(), 0, "afterwards they are closed");
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator("#filters").isVisible(), false);
    assert.equal(await page.locator("#matrix > tbody > tr:visible").count(), 8);
    assert.equal(
      await page.evaluate("getComputedStyle(document.querySelector('#matrix > thead')).display"),
      "table-header-group",
      "the head is on every sheet",
    );
    await pages.close(page);
  });
});
