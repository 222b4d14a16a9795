import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { AdoptedResource } from "../../config/adopted";
import type { Sandbox } from "../../sandbox/sandbox";
import { runCli } from "../fleet/cli/runCli";
import { makeCompanyAccount } from "../support/companyAccount";
import { type PulumiResult, startPulumi } from "../support/pulumiRun";
import { sharedSandbox } from "../support/sharedSandbox";

const ROOT = join(__dirname, "../..");

/** The stacks of each example, with names of resources that its preview creates, without the component's name. */
const EXAMPLES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  minimal: { acme: ["baseline-admins-alice", "baseline-monthly", "baseline-estimated-charges"] },
  library: { acme: ["shop-admins-alice", "shop-ec2", "data-admins-alice", "data-ec2"] },
  organization: {
    management: ["baseline-admins-break-glass", "baseline-password-policy"],
    "shop-prod": ["baseline-admins-break-glass", "baseline-password-policy"],
    "shop-test": ["baseline-admins-break-glass", "baseline-password-policy"],
  },
  "roles-only": { acme: ["baseline-role-BreakGlass", "baseline-role-Finance"] },
  adopt: { company: ["baseline-admins-carol", "baseline-admins-mfa-enforcement"] },
};
/** Examples that another test previews. */
const ELSEWHERE: Readonly<Record<string, string>> = { yaml: "test/e2e/languages.e2e.test.ts" };

describe("the examples", () => {
  let sandbox: Sandbox;
  /** A copy of examples/, with the packages as npm would install them. */
  let folder: string;

  before(async function () {
    sandbox = await sharedSandbox(this);
    folder = mkdtempSync(join(tmpdir(), "examples "));
    cpSync(join(ROOT, "examples"), folder, { recursive: true });
    installPackages(join(folder, "node_modules"));
  });

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const pulumi = (example: string, ...args: string[]): Promise<PulumiResult> =>
    startPulumi(sandbox, join(folder, example), args).result;

  it("are all previewed here, or by another test", () => {
    const folders = readdirSync(join(ROOT, "examples"), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== "node_modules")
      .map(({ name }) => name);
    assert.deepEqual([...Object.keys(EXAMPLES), ...Object.keys(ELSEWHERE)].sort(), folders.sort());
    for (const [example, stacks] of Object.entries(EXAMPLES)) {
      const files = readdirSync(join(ROOT, "examples", example));
      for (const stack of Object.keys(stacks)) assert.ok(files.includes(`Pulumi.${stack}.yaml`), example);
      assert.equal(
        files.filter((file) => /^Pulumi\..+\.yaml$/.test(file)).length,
        Object.keys(stacks).length,
      );
    }
    for (const [example, test] of Object.entries(ELSEWHERE))
      assert.ok(readFileSync(join(ROOT, test), "utf8").includes(`examples/${example}/`), test);
  });

  it("compile", () => {
    const tsc = join(ROOT, "node_modules/typescript/lib/tsc.js");
    // The package is taken from its sources, which need more than its declarations do.
    const { status, stdout } = spawnSync(process.execPath, [tsc, "-p", folder, "--lib", "es2023"], {
      encoding: "utf8",
    });
    assert.equal(status, 0, stdout);
  });

  it("list what the command adopt finds, without the notifications that the budget lacks", async () => {
    await makeCompanyAccount(sandbox.endpoint, "310000000005");
    const given = adoptedResources();
    rmSync(join(folder, "adopt/adopted"), { recursive: true });
    const { code, stderr } = await runCli(
      join(folder, "adopt"),
      sandbox.env,
      ...["adopt", "company", "--no-alarm", "--no-topic"],
    );
    assert.equal(code, 0, stderr);
    const found = adoptedResources();
    const budget = found.find(({ name }) => name === "baseline-monthly");
    assert.deepEqual(budget?.keep?.["notifications"], []);
    delete budget.keep["notifications"];
    assert.deepEqual(found, given);
    cpSync(join(ROOT, "examples/adopt/adopted"), join(folder, "adopt/adopted"), { recursive: true });
  });

  for (const [example, stacks] of Object.entries(EXAMPLES)) {
    for (const [stack, names] of Object.entries(stacks)) {
      it(`preview, judged by the pack: ${example}, ${stack}`, async () => {
        const init = await pulumi(example, "stack", "init", stack);
        assert.equal(init.code, 0, init.output);
        const { code, output, steps } = await pulumi(example, "preview", "-s", stack);
        assert.equal(code, 0, output);
        assert.match(output, /^Policies:$/m);
        const created = steps.filter(({ op }) => op === "create").map(({ urn }) => urn.split("::").at(-1));
        for (const name of names) assert.ok(created.includes(name), `${name} in ${created.join(", ")}`);
        if (example === "adopt") {
          const imported = steps.filter(({ op }) => op === "import").map(({ urn }) => urn.split("::").at(-1));
          assert.deepEqual(
            imported.sort(),
            adoptedResources()
              .map(({ name }) => name)
              .sort(),
          );
        }
      });
    }
  }

  function adoptedResources(): AdoptedResource[] {
    const text = readFileSync(join(folder, "adopt/adopted/company.json"), "utf8");
    return (JSON.parse(text) as { resources: AdoptedResource[] }).resources;
  }
});

/** What `npm install` would put there, with account-baseline from the sources of this checkout. */
function installPackages(directory: string): void {
  mkdirSync(directory);
  const installed = join(ROOT, "node_modules");
  for (const entry of readdirSync(installed)) symlinkSync(join(installed, entry), join(directory, entry));
  const library = join(directory, "account-baseline");
  mkdirSync(library);
  const main = join(ROOT, "lib/index.ts");
  writeFileSync(
    join(library, "package.json"),
    JSON.stringify({ name: "account-baseline", main, types: "index.d.ts" }),
  );
  writeFileSync(join(library, "index.d.ts"), `export * from ${JSON.stringify(main.replace(/\.ts$/, ""))};\n`);
}
