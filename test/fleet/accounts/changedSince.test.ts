import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";

import { changedSince } from "../../../fleet/accounts/changedSince";
import { UsageError } from "../../../fleet/usageError";
import { useFolder } from "../useFolder";
import { accountOf } from "./accountOf";

const ALL = ["dev", "prod"];

describe("changedSince", () => {
  const folder = useFolder();
  const git = (...args: string[]) => {
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], {
      cwd: folder.directory,
      stdio: "ignore",
    });
  };
  /** The project is a folder of the repository, as in a monorepo. */
  beforeEach(() => {
    folder.write("fleet/Pulumi.yaml", "name: fleet\n");
    folder.write("fleet/index.ts", "1\n".repeat(20));
    folder.write("fleet/Pulumi.dev.yaml", "config: {}\n");
    folder.write("fleet/Pulumi.prod.yaml", "config: {}\n");
    folder.write("other/index.ts", "");
    git("init", "--initial-branch=main");
    git("add", ".");
    git("commit", "-m", "first");
    git("checkout", "-b", "change");
  });
  const changed = (ref = "main", stacks = ALL) =>
    [
      ...changedSince(
        { directory: join(folder.directory, "fleet"), name: "fleet", main: "" },
        ref,
        stacks.map((stack) => accountOf(stack)),
      ),
    ].sort();

  it("is none where nothing changed", () => {
    assert.deepEqual(changed(), []);
  });

  const cases: [what: string, file: string, expected: string[]][] = [
    ["the account whose stack file changed", "fleet/Pulumi.prod.yaml", ["prod"]],
    ["the account whose adopted resources changed", "fleet/adopted/prod.json", ["prod"]],
    ["all where the program changed", "fleet/index.ts", ALL],
    ["all where a file of the program is new", "fleet/lib/new.ts", ALL],
    ["all where the common config changed", "fleet/Pulumi.yaml", ALL],
    ["none where only a text to read changed", "fleet/README.md", []],
    ["none where only tests changed", "fleet/test/x.ts", []],
    ["none where something outside of the project changed", "other/index.ts", []],
    ["none where a stack file is new that has no account", "fleet/Pulumi.new.yaml", []],
  ];
  for (const [what, file, expected] of cases) {
    it(`is ${what}, before it is committed and after`, () => {
      folder.write(file, "changed\n");
      assert.deepEqual(changed(), expected);
      git("add", ".");
      git("commit", "-m", "second");
      assert.deepEqual(changed(), expected);
    });
  }

  it("is a new account of its own", () => {
    folder.write("fleet/Pulumi.new.yaml", "config: {}\n");
    assert.deepEqual(changed("main", [...ALL, "new"]), ["new"]);
  });

  it("is none where a stack file was deleted, for its account is no longer there", () => {
    rmSync(join(folder.directory, "fleet/Pulumi.prod.yaml"));
    assert.deepEqual(changed("main", ["dev"]), []);
  });

  it("is all where a file of the program became a text to read", () => {
    git("mv", "fleet/index.ts", "fleet/README.md");
    assert.deepEqual(changed(), ALL);
  });

  it("leaves out what the ref alone has changed since", () => {
    git("checkout", "main");
    folder.write("fleet/index.ts", "main has moved on\n");
    git("commit", "-am", "third");
    git("checkout", "change");
    assert.deepEqual(changed(), []);
  });

  for (const ref of ["nowhere", "--output=x"]) {
    it(`refuses the ref ${ref}, in git's own words`, () => {
      assert.throws(
        () => changed(ref),
        (error) => error instanceof UsageError && error.message.startsWith(`--changed-since ${ref}: fatal: `),
      );
    });
  }
});
