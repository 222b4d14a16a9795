import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { IAM } from "@aws-sdk/client-iam";

import type { Sandbox } from "../../sandbox/sandbox";
import { credentialsIn } from "../support/credentialsIn";
import { Programs } from "../support/programs";
import { sharedSandbox } from "../support/sharedSandbox";

/**
 * Pulumi programs that try to get around the policy pack, and programs that it must not block. The first line of each
 * says what must happen:
 *
 *     // expect: block|pass|up-block rule=<rule> user=<user> config=<name> outside=<group>
 *
 * `block`: the preview fails, and the rule names the user (or whatever it judges). `pass`: the preview succeeds.
 * `up-block`: the preview blocks or the update fails, and no credential exists afterwards. `config`: the pack's config,
 * config/<name>.json. `outside`: a group that is in the account already. `given`: programs of issue 15. `attacks`: written
 * against the fixes by people who did not write them.
 */
interface Expectation {
  outcome: "block" | "pass" | "up-block";
  rule?: string;
  user?: string;
  config?: string;
  outside?: string;
}

const HERE = __dirname;

/** All programs of a folder, by their numbers. */
export function programsIn(folder: "given" | "attacks", numbers = /^/): string[] {
  return readdirSync(join(HERE, folder))
    .filter((file) => file.endsWith(".ts") && numbers.test(file))
    .map((file) => `${folder}/${file.replace(/\.ts$/, "")}`);
}

/**
 * Runs programs against the policy pack, each as a test. There are several suites of them, so that they run at the same
 * time.
 */
export function judgePrograms(suite: string, all: readonly string[]): void {
  describe(`programs against the policy pack: ${suite}`, () => {
    judge(all);
  });
}

function judge(all: readonly string[]): void {
  const packs = new Map<string, Promise<Programs>>();
  const context = {} as { sandbox: Sandbox; iam: IAM };
  before(async function () {
    process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";
    context.sandbox = await sharedSandbox(this);
    const credentials = { accessKeyId: "sandbox", secretAccessKey: "sandbox" };
    context.iam = new IAM({ endpoint: context.sandbox.endpoint, region: "us-east-1", credentials });
  });
  after(async () => {
    for (const programs of packs.values()) await (await programs).remove();
  });

  /** Stacks that nothing is deployed to, one for each config of the pack. */
  function withConfig(config: string | undefined, stack = "preview"): Promise<Programs> {
    const name = config === undefined ? stack : `${stack}-${config}`;
    const file = config === undefined ? "" : join(HERE, "config", `${config}.json`);
    const programs =
      packs.get(name) ??
      Programs.create(context.sandbox, name, { PULUMI_OPTION_POLICY_PACK_CONFIG: file }, HERE);
    packs.set(name, programs);
    return programs;
  }

  for (const program of all) {
    const { outcome, rule, user, config, outside } = expectationOf(program);
    it(`${outcome}: ${program}`, async () => {
      const preview = await (await withConfig(config)).preview(program, [program]);
      const mandatory = preview.reported.filter(({ enforcementLevel }) => enforcementLevel === "mandatory");
      switch (outcome) {
        case "pass":
          assert.ok(preview.ok, preview.output);
          assert.deepEqual(mandatory, []);
          return;
        case "block":
          assert.ok(!preview.ok, `the preview lets it through\n${preview.output}`);
          assertReported(mandatory, rule, user, preview.output);
          return;
        case "up-block": {
          // What the program counts on in the account.
          if (outside !== undefined) await context.iam.createGroup({ GroupName: outside });
          const programs = await withConfig(config, program.replace("/", "-"));
          const update = await programs.tryUp(program);
          const credentials = await credentialsIn(context.iam);
          await programs.destroy();
          if (outside !== undefined) await context.iam.deleteGroup({ GroupName: outside });
          assert.ok(!update.ok, `the update goes through\n${update.output}`);
          assertReported(update.reported, rule, user, update.output);
          assert.deepEqual(credentials, []);
        }
      }
    });
  }
}

function expectationOf(program: string): Expectation {
  const [first = ""] = readFileSync(join(HERE, `${program}.ts`), "utf8").split("\n");
  const [, outcome, rest = ""] = /^\/\/ expect: (block|pass|up-block)\b(.*)$/.exec(first) ?? [];
  if (outcome === undefined) throw new Error(`${program}: the first line must say what is expected`);
  const options = Object.fromEntries(
    [...rest.matchAll(/(\w+)=(\S+)/g)].map(([, key = "", value = ""]): [string, string] => [key, value]),
  );
  return { outcome, ...options } as Expectation;
}

function assertReported(
  violations: readonly { policyName: string; message: string }[],
  rule: string | undefined,
  user: string | undefined,
  output: string,
): void {
  assert.ok(rule !== undefined && user !== undefined, "the first line must name the rule and the user");
  const found = violations.filter(
    ({ policyName, message }) => policyName === rule && message.includes(`"${user}"`),
  );
  assert.ok(found.length > 0, `${rule} does not report "${user}"\n${output}`);
}
