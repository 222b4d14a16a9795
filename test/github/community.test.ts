import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { parse } from "yaml";

const ROOT = join(__dirname, "../..");
const text = (file: string) => readFileSync(join(ROOT, file), "utf8");

/** The files of a kind that dependency updates change. */
const MANIFESTS: Readonly<Record<string, RegExp>> = {
  npm: /^package-lock\.json$/,
  "github-actions": /\.yml$/,
  pip: /^requirements\.txt$/,
};

interface Update {
  readonly "package-ecosystem": string;
  readonly directory?: string;
  readonly directories?: readonly string[];
}
interface Form {
  readonly name: string;
  readonly description: string;
  readonly body: readonly { type: string; id?: string; attributes: { label?: string; value?: string } }[];
}

describe("the dependency updates", () => {
  const { updates } = parse(text(".github/dependabot.yml")) as { updates: readonly Update[] };

  it("cover every kind of dependency", () => {
    assert.deepEqual(
      updates.map((update) => update["package-ecosystem"]).sort(),
      Object.keys(MANIFESTS).sort(),
    );
  });

  for (const { "package-ecosystem": kind, directory, directories = [directory ?? ""] } of updates) {
    for (const place of directories) {
      it(`find files of ${kind} in ${place}`, () => {
        // Of the root, GitHub reads the folder of the workflows.
        const folder = kind === "github-actions" && place === "/" ? ".github/workflows" : place;
        const files = readdirSync(join(ROOT, folder));
        assert.ok(
          files.some((file) => MANIFESTS[kind]?.test(file)),
          files.join(", "),
        );
      });
    }
  }
});

describe("the dev container", () => {
  it("has the Node.js of .nvmrc", () => {
    const { image } = JSON.parse(text(".devcontainer/devcontainer.json")) as { image: string };
    assert.equal(/:(\d+)-/.exec(image)?.[1], text(".nvmrc").trim());
  });
});

describe("the issue forms", () => {
  const forms = readdirSync(join(ROOT, ".github/ISSUE_TEMPLATE")).filter((file) => file !== "config.yml");

  for (const file of forms) {
    it(`have what GitHub requires: ${file}`, () => {
      const { name, description, body } = parse(text(`.github/ISSUE_TEMPLATE/${file}`)) as Form;
      assert.ok(name.length > 2 && description.length > 2);
      const inputs = body.filter(({ type }) => type !== "markdown");
      const ids = inputs.map(({ id }) => id);
      assert.equal(new Set(ids).size, inputs.length);
      for (const { type, id, attributes } of inputs) {
        assert.ok(["input", "textarea", "dropdown", "checkboxes"].includes(type), type);
        assert.match(id ?? "", /^[\w-]+$/);
        assert.ok(attributes.label, id);
      }
    });
  }

  it("send reports of security problems to a page that exists", () => {
    for (const file of ["bug.yml", "false-block.yml"])
      assert.match(text(`.github/ISSUE_TEMPLATE/${file}`), /\(\.\.\/blob\/main\/SECURITY\.md\)/);
    assert.ok(existsSync(join(ROOT, "SECURITY.md")));
  });
});
