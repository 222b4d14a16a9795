import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

import { parse } from "yaml";

import { version } from "../../../package.json";
import { createProject } from "../../../fleet/new/createProject";
import { readConfigFile } from "../../../config/readConfigFile";
import { parseConfig } from "../../../config/parse";
import { UsageError } from "../../../fleet/usageError";
import { useFolder } from "../useFolder";

describe("account-baseline new", () => {
  const folder = useFolder();
  const target = () => join(folder.directory, "my-accounts");
  const read = (file: string) => readFileSync(join(target(), file), "utf8");

  it("writes at most 12 files, named after the folder", () => {
    const files = createProject(target());
    assert.ok(files.length <= 12 && files.includes(".gitignore"), files.join());
    const manifest = JSON.parse(read("package.json")) as {
      name: string;
      dependencies: Record<string, string>;
    };
    assert.equal(manifest.name, "my-accounts");
    assert.equal(manifest.dependencies["account-baseline"], `^${version}`);
    assert.equal(manifest.dependencies["account-baseline-policies"], `^${version}`);
    const { name, template } = parse(read("Pulumi.yaml")) as Record<string, unknown>;
    assert.deepEqual([name, template], ["my-accounts", undefined]);
    for (const file of files) assert.ok(!read(file).includes("${PROJECT}"), file);
  });

  it("writes one stack, whose config a deploy accepts", () => {
    createProject(target());
    const stacks = readdirSync(target()).filter((file) => /^Pulumi\..+\.yaml$/.test(file));
    assert.deepEqual(stacks, ["Pulumi.example.yaml"]);
    const found = readConfigFile(target(), "Pulumi.example.yaml", "my-accounts");
    assert.ok(found.ok);
    const parsed = parseConfig(found.file.config);
    assert.deepEqual(parsed.ok ? [] : parsed.problems, []);
  });

  it("takes an empty folder", () => {
    folder.write("my-accounts/x", "");
    assert.throws(() => createProject(target()), UsageError);
    rmSync(join(target(), "x"));
    assert.ok(createProject(target()).length > 0);
  });

  it("leaves a folder that is not empty as it is", () => {
    folder.write("my-accounts/notes.txt", "mine");
    assert.throws(
      () => createProject(target()),
      /my-accounts is not empty: expected a folder that does not exist/,
    );
    assert.deepEqual(readdirSync(target()), ["notes.txt"]);
    assert.deepEqual(readdirSync(folder.directory), ["my-accounts"]);
  });

  for (const name of ["My Accounts", "-x", ".hidden", "a".repeat(101)]) {
    it(`refuses the name ${name.slice(0, 20)}, and creates nothing`, () => {
      assert.throws(
        () => createProject(join(folder.directory, name)),
        /is not valid: expected up to 100 lowercase/,
      );
      assert.deepEqual(readdirSync(folder.directory), []);
    });
  }
});
