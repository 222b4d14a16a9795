import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { Ajv, type ValidateFunction } from "ajv";
import { parse } from "yaml";

import { scripts } from "../../package.json";
import { changedSince } from "../../fleet/accounts/changedSince";
import { pinnedEngine } from "../../sandbox/engine/version";
import { fleetCommands, unknownCommand } from "./commands";

const ROOT = join(__dirname, "../..");
/** This repository's own workflows, and those of a project that `account-baseline new` writes. */
const FOLDERS = [".github/workflows", "template/.github/workflows"];

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly steps: readonly Step[];
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly "timeout-minutes"?: number;
}
interface Workflow {
  readonly on: Readonly<Record<string, { readonly "paths-ignore"?: readonly string[] } | null>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly concurrency: { readonly group: string; readonly "cancel-in-progress": unknown };
  readonly jobs: Readonly<Record<string, Job>>;
}

const text = (file: string) => readFileSync(join(ROOT, file), "utf8");
const workflow = (file: string) => parse(text(file)) as Workflow;
const jobs = (name: string) => Object.entries(workflow(name).jobs);
const files = FOLDERS.flatMap((folder) => readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`));

describe("the workflows of GitHub Actions", function () {
  this.timeout(20_000);
  let validate: ValidateFunction;

  before(() => {
    const schema = JSON.parse(text("test/fixtures/github-workflow.schema.json")) as object;
    validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
  });

  for (const file of files) {
    describe(file, () => {
      it("is what GitHub's schema allows", () => {
        assert.ok(validate(workflow(file)), JSON.stringify(validate.errors, null, 2));
      });

      it("pins every action by a commit, and says its version", () => {
        const uses = [...text(file).matchAll(/uses: (.+)/g)].map(([, what = ""]) => what);
        assert.ok(uses.length > 0);
        for (const what of uses) assertPinned(what);
      });

      it("puts nothing that others write into a script", () => {
        for (const [job, { steps }] of jobs(file)) {
          for (const { run = "" } of steps) assert.ok(!run.includes("${{"), `${job}: ${run}`);
        }
      });

      it("gives each job no more rights than it needs", () => {
        const { permissions } = workflow(file);
        assert.ok(Object.entries(permissions).every(([what, how]) => what === "contents" && how === "read"));
        for (const [job, { steps, environment, permissions: own = {}, ...rest }] of jobs(file)) {
          const hasCode = steps.some(({ uses = "" }) => uses.startsWith("actions/checkout@"));
          const writes = Object.entries(own).filter(([what, how]) => how === "write" && what !== "id-token");
          assert.ok(writes.length === 0 || !hasCode, `${job} runs code of the repository where it can write`);
          assert.ok(
            !("id-token" in own) || environment !== undefined,
            `${job} takes a role without an environment`,
          );
          assert.ok(rest["timeout-minutes"] !== undefined, `${job} may run for six hours`);
          for (const { uses = "", with: inputs = {} } of steps) {
            if (uses.startsWith("actions/checkout@")) assert.equal(inputs["persist-credentials"], false, job);
          }
        }
      });

      it("runs commands that there are", async () => {
        for (const [job, { steps }] of jobs(file)) {
          for (const { run = "" } of steps) {
            for (const [, script = ""] of run.matchAll(/\bnpm run (?:--silent )?([\w:-]+)/g)) {
              assert.ok(Object.keys(scripts).includes(script), `${job}: npm run ${script}`);
            }
            for (const words of fleetCommands(run)) {
              const problem = await unknownCommand(words);
              assert.equal(problem, undefined, `${job}: ${words.join(" ")}`);
            }
          }
        }
      });
    });
  }

  it("are found out when a command, an option or a value is none", async () => {
    for (const [line, problem] of [
      ["npx account-baseline upp --yes", /unknown command 'upp'/],
      ["npx account-baseline up --yess", /unknown option '--yess'/],
      ["x=$(npx account-baseline report --format pdf)", /'pdf' is invalid/],
    ] as const) {
      const [words = []] = fleetCommands(line);
      assert.match((await unknownCommand(words)) ?? "nothing", problem);
    }
  });

  it("deploy with the engine that the sandbox builds", () => {
    const versions = files.flatMap((file) =>
      jobs(file).flatMap(([, { steps }]) =>
        steps
          .filter(({ uses = "" }) => uses.startsWith("pulumi/actions@"))
          .map((step) => step.with?.["pulumi-version"]),
      ),
    );
    assert.equal(versions.length, 4);
    assert.deepEqual([...new Set(versions)], [pinnedEngine()]);
  });

  it("never run two rollouts at once, nor cancel one", () => {
    const { concurrency } = workflow("template/.github/workflows/rollout.yml");
    assert.deepEqual(concurrency, { group: "rollout", "cancel-in-progress": false });
  });

  it("deploy in the environments that the deploying role trusts, and in no other", () => {
    const environments = (name: string) =>
      jobs(name).flatMap(([, { environment, steps }]) => {
        const roles = steps.map((step) => step.with?.["role-to-assume"]).filter((role) => role !== undefined);
        return environment === undefined ? [] : [[environment, ...roles]];
      });
    const deploying = "${{ vars.DEPLOY_ROLE_ARN }}";
    const reading = "${{ vars.READ_ROLE_ARN }}";
    assert.deepEqual(environments("template/.github/workflows/rollout.yml"), [
      ["canary", deploying],
      ["production", deploying],
    ]);
    assert.deepEqual(environments("template/.github/workflows/preview.yml"), [["preview", reading]]);
    assert.deepEqual(environments("template/.github/workflows/drift.yml"), [["drift", reading]]);
  });

  it("leave out what changes no account, as --changed-since does", () => {
    const ignored =
      workflow("template/.github/workflows/preview.yml").on["pull_request"]?.["paths-ignore"] ?? [];
    assert.deepEqual(
      workflow("template/.github/workflows/rollout.yml").on["push"]?.["paths-ignore"],
      ignored,
    );
    const directory = mkdtempSync(join(tmpdir(), "workflows-"));
    const git = (...args: string[]) => execFileSync("git", ["-C", directory, ...args]);
    git("init", "--quiet");
    git(
      "-c",
      "user.name=t",
      "-c",
      "user.email=t@example.com",
      "commit",
      "--quiet",
      "--allow-empty",
      "-m",
      "x",
    );
    const changed = () =>
      changedSince({ directory, name: "x", main: directory }, "HEAD", [
        { stack: "dev", file: "Pulumi.dev.yaml" },
      ]).size;
    for (const pattern of ignored) {
      const file = join(directory, pattern.replace(/\*\*$/, "a/file").replace("**/", "a/").replace("*", "x"));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, "");
      assert.equal(changed(), 0, pattern);
    }
    writeFileSync(join(directory, "index.ts"), "");
    assert.equal(changed(), 1, "the program itself");
    rmSync(directory, { recursive: true });
  });
});

function assertPinned(uses: string): void {
  assert.match(uses, /^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
}
