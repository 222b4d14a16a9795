import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

import { Ajv } from "ajv";

import { parseConfig } from "../../config/parse";
import { readConfigFile } from "../../config/readConfigFile";
import { policyConfigSchema } from "../../tools/policyReference";
import { useFolder } from "../fleet/useFolder";
import { blocks, PAGES, prose, readPage, ROOT } from "./pages";

/** What an example leaves out. */
const SMALLEST = {
  accountId: "012345678901",
  admins: '["alice"]',
  monthlyLimitUsd: "100",
  emails: "ops@example.com",
};

describe("the pages", () => {
  const folder = useFolder();

  for (const page of PAGES) {
    for (const example of blocks("yaml", readPage(page))) {
      const [first = ""] = example.split("\n");
      const file = first === "# Pulumi.yaml" ? "Pulumi.yaml" : "Pulumi.example.yaml";
      const keys = [...example.matchAll(/^ {2}(?:account-baseline:)?([\w-]+):/gm)]
        .map(([, key]) => key)
        .join(", ");
      it(`show config that is valid: ${page}: ${keys}`, () => {
        folder.write(file, example);
        const read = readConfigFile(folder.directory, file, "account-baseline");
        assert.ok(read.ok, JSON.stringify(read));
        const { config, foreignKeys } = read.file;
        assert.deepEqual(foreignKeys, []);
        const parsed = parseConfig({ ...config, values: { ...SMALLEST, ...config.values } });
        assert.deepEqual(parsed.ok ? [] : parsed.problems, []);
      });
    }

    it(`link to pages and headings that exist: ${page}`, () => {
      const links = [...prose(readPage(page)).matchAll(/\]\(([^)\s]+)(?: "[^"]*")?\)/g)].map(
        ([, target]) => target ?? "",
      );
      for (const target of links.filter((it) => !/^https?:/.test(it))) {
        const [path = "", anchor] = target.split("#");
        const file = path === "" ? page : join(dirname(page), path);
        assert.ok(existsSync(join(ROOT, file)), target);
        if (anchor !== undefined) assert.ok(anchorsOf(readPage(file)).includes(anchor), target);
      }
    });
  }

  it("show exemptions that are valid", () => {
    const validate = new Ajv({ allErrors: true, strict: false }).compile(policyConfigSchema());
    const examples = blocks("json", readPage("docs/parts.md"));
    assert.ok(examples.length > 0);
    for (const example of examples) assert.ok(validate(JSON.parse(example)), JSON.stringify(validate.errors));
  });
});

/** The anchors that GitHub gives to headings. */
function anchorsOf(text: string): string[] {
  return [...prose(text).matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replace(/\s/g, "-"),
  );
}
