import assert from "node:assert/strict";

import { manyAccounts } from "../fixtures";
import { ReportPages, shown } from "./reportPages";

describe("report --format html: 2,000 accounts in Chromium", function () {
  this.timeout(120_000);
  let pages: ReportPages;
  before(async () => {
    pages = await ReportPages.launch();
  });
  after(() => pages.end());

  it("shows 2,000 accounts × 12 controls in no time, and filters them as one types", async () => {
    const page = await pages.open(manyAccounts(2000), { viewport: { width: 1440, height: 900 } });
    const ready = await page.evaluate<number>("performance.getEntriesByType('navigation')[0].domComplete");
    assert.ok(ready < 5000, `ready after ${ready} ms`);
    for (const text of ["payments-prod", "p", ""]) {
      const latency = await page.evaluate<number>(
        `new Promise((resolve) => {
          const start = performance.now();
          const field = document.querySelector("[name=q]");
          field.value = ${JSON.stringify(text)};
          field.dispatchEvent(new Event("input", { bubbles: true }));
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
        })`,
      );
      assert.ok(latency < 500, `«${text}» is shown after ${latency} ms`);
    }
    assert.equal((await shown(page)).length, 2000);
    await pages.close(page);
  });
});
