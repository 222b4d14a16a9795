import assert from "node:assert/strict";
import { join } from "node:path";

import { findProject } from "../../../fleet/accounts/project";
import { UsageError } from "../../../fleet/usageError";
import { useFolder } from "../useFolder";

describe("findProject", () => {
  const folder = useFolder();

  it("finds the nearest Pulumi.yaml above, as pulumi does", () => {
    folder.write("Pulumi.yaml", "name: fleet\nruntime: nodejs\n");
    folder.write("docs/deep/x", "");
    assert.deepEqual(findProject(join(folder.directory, "docs/deep")), {
      directory: folder.directory,
      name: "fleet",
      main: folder.directory,
    });
  });

  it("knows the program that main names", () => {
    folder.write("Pulumi.yaml", "name: fleet\nmain: src/app.ts\n");
    assert.equal(findProject(folder.directory).main, join(folder.directory, "src/app.ts"));
  });

  const refused: [what: string, text: string, message: RegExp][] = [
    ["is no YAML", "name: [", /Pulumi\.yaml:1: no YAML: [^\n]*$/],
    ["has no name", "runtime: nodejs\n", /Pulumi\.yaml: name is missing: expected the name of the project$/],
    ["has a name that is no text", "name: 5\n", /Pulumi\.yaml: name is missing: expected/],
    ["is empty", "", /Pulumi\.yaml: name is missing: expected/],
  ];
  for (const [what, text, message] of refused) {
    it(`refuses a Pulumi.yaml that ${what}`, () => {
      folder.write("Pulumi.yaml", text);
      assert.throws(
        () => findProject(folder.directory),
        (error) => error instanceof UsageError && message.test(error.message),
      );
    });
  }

  it("says where it looked when there is none", () => {
    assert.throws(
      () => findProject(folder.directory),
      new UsageError(
        `no Pulumi.yaml in ${folder.directory} or above; go to the project's folder or name it by --cwd`,
      ),
    );
  });
});
