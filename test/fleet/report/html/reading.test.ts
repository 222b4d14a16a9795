import assert from "node:assert/strict";

import { run } from "../fixtures";
import { contrastOf } from "./contrast";
import { openDetails, ReportPages, shown } from "./reportPages";

describe("report --format html: reading it in Chromium", function () {
  this.timeout(120_000);
  let pages: ReportPages;
  before(async () => {
    pages = await ReportPages.launch();
  });
  after(() => pages.end());

  it("says the verdict and the counts, and lists the broken accounts first", async () => {
    const page = await pages.open(run());
    assert.equal(
      await page.getByRole("heading", { level: 1 }).innerText(),
      "✕ 1 failed, 1 blocked by policy, 1 interrupted, 1 drifted, 1 not executed",
    );
    assert.deepEqual(await shown(page), [
      ...["payments-prod", "web-dev", "identity-prod", "search-prod", "data-prod"],
      ...["security", "audit"],
    ]);
    await pages.close(page);
  });

  it("is a table for a screen reader: named, with heads of columns and rows, and words for marks", async () => {
    const page = await pages.open(run());
    const table = page.getByRole("table", { name: "Accounts" });
    assert.equal(await table.getByRole("columnheader").count(), 6 + 12);
    assert.equal(await table.getByRole("rowheader").count(), 7);
    const row = table.getByRole("row").filter({ has: page.getByRole("button", { name: "web-dev" }) });
    assert.equal(await row.getByRole("cell", { name: "mandatory", exact: true }).count(), 1);
    assert.equal(await row.getByRole("cell", { name: "unknown", exact: true }).count(), 1);
    assert.equal(await row.getByRole("cell", { name: "passed", exact: true }).count(), 10);
    const failed = table
      .getByRole("row")
      .filter({ has: page.getByRole("button", { name: "payments-prod" }) });
    assert.equal(await failed.getByRole("cell", { name: "not examined", exact: true }).count(), 12);
    await pages.close(page);
  });

  it("tells marks by their shape, without colour", async () => {
    const page = await pages.open(run());
    const marks = await page.evaluate<string[]>(
      "[...document.querySelectorAll('#matrix td.cell')].map((cell) => cell.ariaLabel + ' ' + cell.textContent)",
    );
    assert.deepEqual([...new Set(marks)].sort(), [
      "advisory !",
      "mandatory ✕",
      "not examined –",
      "passed ✓",
      "unknown ?",
    ]);
    await pages.close(page);
  });

  it("shows an account's cause, findings, fix, diff and log by keyboard alone, and keeps it in the address", async () => {
    const page = await pages.open(run());
    const button = page.getByRole("button", { name: "web-dev" });
    for (let presses = 0; presses < 40; presses++) {
      await page.keyboard.press("Tab");
      if ((await page.locator(":focus-visible").innerText()) === "web-dev") break;
    }
    assert.notEqual(await page.evaluate("getComputedStyle(document.activeElement).outlineStyle"), "none");
    await page.keyboard.press("Enter");
    assert.equal(await button.getAttribute("aria-expanded"), "true");
    const details = await (await openDetails(page)).innerText();
    for (const text of [
      "1 mandatory policy refused the preview",
      "mandatory iam-user-mfa-enforcement · mallory aws:iam/user:User",
      "the user can sign in without MFA",
      "Fix: Put the user into the group baseline-admins.",
      "create mallory aws:iam/user:User",
      "logs/web-dev.log",
      "env=dev, team=web",
    ])
      assert.ok(details.includes(text), `${text} is in\n${details}`);
    assert.equal(new URL(page.url()).hash, "#open=web-dev");
    await page.keyboard.press("Space");
    assert.equal(await page.locator(".details").count(), 0);
    await pages.close(page);
  });

  it("shows properties before and after", async () => {
    const page = await pages.open(run(), { fragment: "#open=security" });
    const rows = await (await openDetails(page)).locator("table tr").allInnerTexts();
    assert.deepEqual(rows, [
      "Property\tBefore\tAfter",
      "limitAmount\t100\t250",
      "notifications[0].subscriberEmailAddresses[0]\told@example.com\tnew@example.com",
    ]);
    await pages.close(page);
  });

  it("is readable without JavaScript, and says what is missing", async () => {
    const page = await pages.open(run(), { javaScriptEnabled: false });
    assert.equal((await shown(page)).length, 7);
    assert.equal(await page.locator("#filters").isVisible(), false);
    assert.match(await page.locator("noscript").innerText(), /Without JavaScript/);
    await pages.close(page);
  });

  for (const colorScheme of ["light", "dark"] as const) {
    it(`has the contrast that WCAG AA asks for, ${colorScheme}`, async () => {
      const page = await pages.open(run(), {
        colorScheme,
        fragment: "#open=web-dev&open=search-prod&open=security",
      });
      const tooFaint = (await contrastOf(page)).filter(({ ratio }) => ratio < 4.5);
      assert.deepEqual(tooFaint, []);
      await pages.close(page);
    });
  }

  it("has nothing wider than a narrow screen but its tables, which scroll by themselves", async () => {
    const page = await pages.open(run(), { viewport: { width: 360, height: 740 } });
    assert.equal(await page.evaluate("document.documentElement.scrollWidth"), 360);
    await pages.close(page);
  });
});
