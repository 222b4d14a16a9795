import assert from "node:assert/strict";

import { run } from "../fixtures";
import { hostileAccount } from "./hostile";
import { openDetails, ReportPages } from "./reportPages";

describe("report --format html: text from accounts in Chromium", function () {
  this.timeout(120_000);
  let pages: ReportPages;
  before(async () => {
    pages = await ReportPages.launch();
  });
  after(() => pages.end());

  it("shows hostile text as text", async () => {
    const page = await pages.open(run([hostileAccount()], { project: '"><script>hacked=1</script>' }));
    await page.locator("#matrix button").click();
    await page.getByLabel("Text", { exact: true }).fill("<img");
    assert.equal(await page.evaluate("typeof hacked"), "undefined");
    assert.equal(await page.locator("img, iframe, a").count(), 0);
    assert.equal(await page.locator("script").count(), 2, "the page's own");
    assert.ok((await (await openDetails(page)).innerText()).includes("</script><script>hacked=1</script>"));
    await pages.close(page);
  });

  it("runs no script that is not its own", async () => {
    const page = await pages.open(run());
    await page.evaluate(
      "document.body.append(Object.assign(document.createElement('script'), { text: 'hacked = 1' }))",
    );
    assert.equal(await page.evaluate("typeof hacked"), "undefined");
    await pages.close(page, /inline script violates the following Content Security Policy/);
  });
});
