import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type AccountCheck, checkAccount } from "../../../fleet/check/accountCheck";
import { OfflineRunner } from "../../../fleet/check/offline/runOffline";
import { ROGUE_STACKS } from "../../e2e/rogueStacks";
import { accountOf } from "./fixtures";

const ROOT = join(__dirname, "../../..");
const STACKS = join(ROOT, "test/e2e/stacks");
const RULE = "iam-user-mfa-enforcement";

function programsOf(folder: string): string[] {
  return readdirSync(join(STACKS, folder)).map((file) => file.replace(/\.ts$/, ""));
}

/** The end-to-end suites hold the engine's previews to the same expectations. */
describe("`check` gives the verdict of a preview", () => {
  const directory = mkdtempSync(join(tmpdir(), "account baseline verdicts "));
  let runner: OfflineRunner;

  before(() => {
    cpSync(STACKS, join(directory, "stacks"), { recursive: true });
    for (const file of ["tsconfig.json", "package.json"]) cpSync(join(ROOT, file), join(directory, file));
    symlinkSync(join(ROOT, "node_modules"), join(directory, "node_modules"));
    writeFileSync(
      join(directory, "index.ts"),
      'import { Config } from "@pulumi/pulumi"; require(`./stacks/${new Config().require("program")}`);',
    );
    runner = new OfflineRunner({ directory, name: "programs", main: directory });
  });
  after(() => {
    runner.end();
    rmSync(directory, { recursive: true, force: true });
  });

  async function check(
    program: string,
  ): Promise<{ check: AccountCheck; reported: AccountCheck["findings"] }> {
    const result = await checkAccount(runner, accountOf("test", { program }), {});
    assert.deepEqual([result.errors, result.unanswered], [[], []]);
    return { check: result, reported: result.findings.filter(({ control }) => control === RULE) };
  }

  for (const program of programsOf("rogue")) {
    it(`on rogue/${program}`, async () => {
      const { check: it, reported } = await check(`rogue/${program}`);
      const [violation, ...others] = reported;
      assert.ok(violation);
      assert.deepEqual(others, []);
      assert.ok(violation.message.includes('"rogue"'), violation.message);
      assert.equal(/\(([a-z-]+)[,)]/.exec(violation.message)?.[1], ROGUE_STACKS[program], violation.message);
      assert.deepEqual([it.outcome, violation.level], ["blocked", "mandatory"]);
    });
  }

  for (const program of programsOf("legitimate")) {
    it(`on legitimate/${program}`, async () => {
      assert.deepEqual((await check(`legitimate/${program}`)).reported, []);
    });
  }
});
