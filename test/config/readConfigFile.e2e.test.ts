import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";

import type { Sandbox } from "../../sandbox/sandbox";
import { useFolder } from "../fleet/useFolder";
import { sharedSandbox } from "../support/sharedSandbox";
import { PROJECT_VALUES, REFUSED_PROJECT_VALUES, VALUES } from "./pulumiValues";

/** Of the sandbox's empty passphrase; without it Pulumi would write one, and the whole file anew. */
const SALT = "encryptionsalt: v1:8w2zs2NPikY=:v1:Nm+s8QrSLMtTG9jD:/7+uClKG5n5yNFaMGTNqvN0BKMGkNA==\n";

describe("What is known of how Pulumi reads config files", () => {
  let sandbox: Sandbox;
  before(async function () {
    sandbox = await sharedSandbox(this);
  });
  const folder = useFolder();
  beforeEach(() => {
    write("", "");
    pulumi("stack", "init", "known", "--no-select");
  });
  afterEach(() => {
    write("", "");
    pulumi("stack", "rm", "known", "--yes");
  });

  function write(project: string, stack: string): void {
    folder.write("Pulumi.yaml", `name: known\nruntime: nodejs\n${project}`);
    folder.write("Pulumi.known.yaml", `${stack}${SALT}`);
  }

  function pulumi(...args: string[]): { stdout: string; stderr: string } {
    return spawnSync(sandbox.pulumi, args, { cwd: folder.directory, env: sandbox.env, encoding: "utf8" });
  }

  /** The file's keys are named after their places in the table. */
  function table(written: readonly string[]): string {
    return `config:\n${written.map((value, index) => `  key${index}: ${value}\n`).join("")}`;
  }

  function readValues(count: number): (string | undefined)[] {
    const { stdout, stderr } = pulumi("config", "--json", "--stack", "known");
    assert.notEqual(stdout, "", stderr);
    const known = JSON.parse(stdout) as Record<string, { value: string }>;
    return Array.from({ length: count }, (_, index) => known[`known:key${index}`]?.value);
  }

  it("holds for stack files", () => {
    write("", table(VALUES.map(([written]) => written)));
    assert.deepEqual(
      readValues(VALUES.length),
      VALUES.map(([, read]) => read),
    );
  });

  it("holds for Pulumi.yaml", () => {
    write(table(PROJECT_VALUES.map(([written]) => written)), "");
    assert.deepEqual(
      readValues(PROJECT_VALUES.length),
      PROJECT_VALUES.map(([, read]) => read),
    );
  });

  it("holds for what is refused in Pulumi.yaml", () => {
    for (const written of REFUSED_PROJECT_VALUES) {
      write(table([written]), "");
      assert.match(pulumi("config", "--json", "--stack", "known").stderr, /could not validate/, written);
    }
  });
});
