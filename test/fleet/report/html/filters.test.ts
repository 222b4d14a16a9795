import assert from "node:assert/strict";

import type { Page } from "playwright-core";

import { account, run } from "../fixtures";
import { ReportPages, shown } from "./reportPages";

describe("report --format html: filters in Chromium", function () {
  this.timeout(120_000);
  let pages: ReportPages;
  before(async () => {
    pages = await ReportPages.launch();
  });
  after(() => pages.end());

  const FILTERS: {
    why: string;
    set: (page: Page) => Promise<unknown>;
    expected: string[];
    fragment: string;
  }[] = [
    {
      why: "an OU with those below it",
      set: (page) => page.getByLabel("OU", { exact: true }).selectOption("Workloads"),
      expected: ["payments-prod", "web-dev", "search-prod", "data-prod", "security"],
      fragment: "#ou=Workloads",
    },
    {
      why: "a tag",
      set: (page) => page.getByLabel("Tag", { exact: true }).selectOption("team=identity"),
      expected: ["identity-prod", "audit"],
      fragment: "#tag=team%3Didentity",
    },
    {
      why: "outcomes, any of those chosen",
      set: async (page) => {
        await page.getByRole("checkbox", { name: /^failed/ }).check();
        await page.getByRole("checkbox", { name: /^unchanged/ }).check();
      },
      expected: ["payments-prod", "audit"],
      fragment: "#state=failed&state=unchanged",
    },
    {
      why: "all words of a text, in any case, among them those of findings",
      set: (page) => page.getByLabel("Text", { exact: true }).fill("IAM-user-MFA mallory"),
      expected: ["web-dev"],
      fragment: "#q=IAM-user-MFA+mallory",
    },
  ];
  for (const { why, set, expected, fragment } of FILTERS) {
    it(`filters by ${why}, and keeps that in the address`, async () => {
      const page = await pages.open(run());
      await set(page);
      assert.deepEqual(await shown(page), expected);
      assert.equal(await page.getByRole("status").innerText(), `${expected.length} of 7 accounts`);
      assert.equal(new URL(page.url()).hash, fragment);

      const shared = await pages.open(run(), { fragment });
      assert.deepEqual(await shown(shared), expected, "the address shows the same view");
      await shared.getByRole("button", { name: "Clear filters" }).click();
      assert.equal((await shown(shared)).length, 7);
      await pages.close(shared);
      await pages.close(page);
    });
  }

  it("counts beside each outcome what the other filters let through", async () => {
    const page = await pages.open(run());
    await page.getByLabel("OU", { exact: true }).selectOption("Core/Security");
    await page.getByRole("checkbox", { name: /^unchanged/ }).check();
    const counts = await page.locator("#filters fieldset label").allInnerTexts();
    assert.deepEqual(
      counts.map((text) => text.replace(/\s+/g, " ").trim()),
      [
        ...["failed 0", "blocked by policy 0", "interrupted 1", "drifted 0", "not executed 0"],
        ...["completed 0", "unchanged 1"],
      ],
    );
    await page.getByLabel("Tag", { exact: true }).selectOption("team=web");
    assert.equal(await page.getByText("No account matches the filters.").isVisible(), true);
    await pages.close(page);
  });

  it("filters accounts without an OU, and ignores an address with an OU that this run does not have", async () => {
    const { ou: _, ...nowhere } = account("nowhere");
    const page = await pages.open(run([nowhere, account("here")]), { fragment: "#ou=Gone&tag=no=such" });
    assert.deepEqual(await shown(page), ["nowhere", "here"]);
    await page.getByLabel("OU", { exact: true }).selectOption({ label: "None" });
    assert.deepEqual(await shown(page), ["nowhere"]);
    await pages.close(page);
  });
});
