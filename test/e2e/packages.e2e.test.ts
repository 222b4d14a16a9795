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

import { readAccount } from "../../sandbox/demo/accountContents";
import type { Sandbox } from "../../sandbox/sandbox";
import { sharedSandbox } from "../support/sharedSandbox";

const ROOT = join(__dirname, "../..");
const PACK = join("node_modules", "account-baseline-policies");
const QUIET = ["--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"];
const LOWEST_SDK = "3.248.0";

interface Packed {
  readonly file: string;
  readonly size: number;
  readonly files: readonly string[];
}

describe("the packages", () => {
  let sandbox: Sandbox;
  /** An empty folder whose path has a space. */
  let folder: string;
  let project: string;
  let baseline: Packed;
  let policies: Packed;

  before(async function () {
    sandbox = await sharedSandbox(this);
    folder = mkdtempSync(join(tmpdir(), "packed packages "));
    project = join(folder, "my-accounts");
    baseline = pack(ROOT, folder);
    // From a copy, so that no other suite meets its bundles half done.
    const copy = join(folder, "pack source");
    const skipped = [join(ROOT, "policy-pack/bin"), join(ROOT, "policy-pack/cli/bin")];
    cpSync(join(ROOT, "policy-pack"), copy, { recursive: true, filter: (from) => !skipped.includes(from) });
    symlinkSync(join(ROOT, "node_modules"), join(copy, "node_modules"));
    policies = pack(copy, folder);
  });

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs a command line as a user would, and returns what it prints. */
  function run(
    directory: string,
    command: string,
    args: readonly string[],
    env: NodeJS.ProcessEnv = {},
  ): string {
    const { status, stdout, stderr } = spawnSync(command, args, {
      cwd: directory,
      env: { ...sandbox.env, PULUMI_OPTION_POLICY_PACK: "", CI: "true", ...env },
      encoding: "utf8",
    });
    assert.equal(status, 0, `${command} ${args.join(" ")}\n${stdout}\n${stderr}`);
    return stdout + stderr;
  }

  const accountBaseline = (directory: string, ...args: string[]) =>
    run(directory, "npx", ["account-baseline", ...args]);

  const pulumi = (directory: string, ...args: string[]) =>
    run(directory, sandbox.pulumi, [...args, "--non-interactive", "--color", "never"], {
      PULUMI_OPTION_POLICY_PACK: args[0] === "stack" ? "" : PACK,
    });

  it("hold what users need, in few files and little space", () => {
    assert.ok(baseline.size < 1_000_000, String(baseline.size));
    assert.ok(baseline.files.length < 150, String(baseline.files.length));
    const other =
      /^(bin|config|dist|fleet\/settings|plugin)\/|^(CHANGELOG\.md|LICENSE|README\.md|package\.json)$/;
    assert.deepEqual(
      baseline.files.filter((file) => !other.test(file)),
      [],
    );
    assert.deepEqual(
      baseline.files.filter((file) =>
        /(^|\/)(test|sandbox)\/|Pulumi\.(dev|prod)\.yaml|(?<!\.d)\.m?ts$/.test(file),
      ),
      ["dist/template/index.ts"],
    );
    assert.deepEqual(
      policies.files.filter((file) => file.endsWith(".ts")),
      [],
    );
  });

  it("create a project that works once npm has installed it", () => {
    run(folder, "npm", ["install", "--legacy-peer-deps", ...QUIET, baseline.file, policies.file]);
    accountBaseline(folder, "new", "my-accounts");
    const files = readdirSync(project, { recursive: true, withFileTypes: true }).filter((it) => it.isFile());
    assert.ok(files.length <= 12, files.map(({ name }) => name).join());
    run(project, "npm", ["install", ...QUIET, `../${baseline.file}`, `../${policies.file}`]);
    assert.match(accountBaseline(project, "check"), /^1 account: 1 accepted/m);
    run(project, "npx", ["tsc", "-p", "."]);
  });

  it("deploy it, judged by the pack, with Pulumi itself", async () => {
    pulumi(project, "stack", "init", "example");
    assert.match(
      pulumi(project, "preview"),
      /account-baseline@v0\.1\.0 \(local: node_modules\/account-baseline-policies\)/,
    );
    pulumi(project, "up", "--yes");
    const { users } = await readAccount(sandbox, "123456789012");
    assert.deepEqual(
      users.map(({ name }) => name),
      ["alice"],
    );
  });

  it("deploy a second account with the fleet commands", async () => {
    const values = ["--admin", "bob", "--monthly-limit-usd", "50", "--email", "ops@example.com"];
    accountBaseline(project, "init", "second", "--account-id", "210987654321", ...values);
    assert.match(
      readFileSync(join(project, "Pulumi.second.yaml"), "utf8"),
      /\$schema=\.\/node_modules\/account-baseline\/config\/stack\.schema\.json/,
    );
    accountBaseline(project, "up", "--yes");
    const { users } = await readAccount(sandbox, "210987654321");
    assert.deepEqual(
      users.map(({ name }) => name),
      ["bob"],
    );
    accountBaseline(project, "report", "--format", "html", "--output", "run.html");
    assert.match(readFileSync(join(project, "run.html"), "utf8"), /<script/);
  });

  it("judge a policy document without Pulumi and the AWS SDK", () => {
    const document = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };
    writeFileSync(join(folder, "open.json"), JSON.stringify(document));
    const { status, stdout } = spawnSync(
      "npx",
      ["account-baseline-policies", "mfa", "explain", "open.json"],
      {
        cwd: folder,
        env: sandbox.env,
        encoding: "utf8",
      },
    );
    assert.equal(status, 1);
    assert.match(stdout, /can work without MFA|is not enforced|none/);
  });

  it("of a higher version leave deployed accounts as they are", () => {
    const higher = [baseline, policies].map(({ file }) => ofHigherVersion(file));
    run(project, "npm", ["install", ...QUIET, ...higher]);
    assert.equal(accountBaseline(project, "--version").trim(), "0.1.1");
    const output = accountBaseline(project, "up", "--yes");
    assert.match(output, /example: unchanged[^]*second: unchanged|second: unchanged[^]*example: unchanged/);
  });

  const SOURCE = 'new AccountBaseline("baseline", loadArgs());\n';
  const IMPORT = 'import { AccountBaseline, loadArgs } from "account-baseline";\n';
  const programs: Readonly<Record<string, { file: string; text: string; type?: string; options?: object }>> =
    {
      "a CommonJS program": {
        file: "index.js",
        text: `const { AccountBaseline, loadArgs } = require("account-baseline");\n${SOURCE}`,
      },
      "a program of ES modules": { file: "index.js", type: "module", text: IMPORT + SOURCE },
      "TypeScript with moduleResolution node10": {
        file: "index.ts",
        text: IMPORT + SOURCE,
        options: { module: "commonjs", moduleResolution: "node10" },
      },
      "TypeScript with moduleResolution node16": {
        file: "index.ts",
        text: IMPORT + SOURCE,
        options: { module: "node16", moduleResolution: "node16" },
      },
      "TypeScript with moduleResolution bundler": {
        file: "index.ts",
        text: IMPORT + SOURCE,
        options: { module: "preserve", moduleResolution: "bundler" },
      },
    };
  for (const [name, { file, text, type = "commonjs", options }] of Object.entries(programs)) {
    it(`are used by ${name}`, () => {
      const directory = programFolder(name, {
        [file]: text,
        "package.json": JSON.stringify({ type, main: file }),
      });
      if (options !== undefined) {
        const compilerOptions = {
          target: "es2022",
          strict: true,
          noEmit: true,
          skipLibCheck: true,
          ...options,
        };
        const settings = { compilerOptions, "ts-node": { swc: true }, files: [file] };
        writeFileSync(join(directory, "tsconfig.json"), JSON.stringify(settings));
        run(directory, "npx", ["tsc", "-p", "."]);
      }
      assert.match(previewOf(directory), /account-baseline:index:AccountBaseline/);
    });
  }

  it(`work with the oldest Pulumi SDK that they allow, ${LOWEST_SDK}`, () => {
    const { peerDependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
      peerDependencies: Record<string, string>;
    };
    assert.ok(peerDependencies["@pulumi/pulumi"]?.startsWith(`>=${LOWEST_SDK} `));
    run(project, "npm", ["install", ...QUIET, `@pulumi/pulumi@${LOWEST_SDK}`]);
    accountBaseline(project, "check");
    const directory = programFolder("oldest SDK", {
      "index.js": `const { AccountBaseline, loadArgs } = require("account-baseline");\n${SOURCE}`,
      "package.json": "{}",
    });
    assert.match(previewOf(directory), /account-baseline:index:AccountBaseline/);
  });

  /** A program that has the project's packages. */
  function programFolder(name: string, files: Readonly<Record<string, string>>): string {
    const directory = join(folder, name);
    mkdirSync(directory);
    symlinkSync(join(project, "node_modules"), join(directory, "node_modules"));
    const stack = ["config:", '  accountId: "123456789012"', "  admins: [carol]", "  monthlyLimitUsd: 10"];
    writeFileSync(join(directory, "Pulumi.yaml"), "name: own\nruntime: nodejs\n");
    writeFileSync(join(directory, "Pulumi.own.yaml"), [...stack, "  emails: ops@example.com", ""].join("\n"));
    for (const [file, text] of Object.entries(files)) writeFileSync(join(directory, file), text);
    return directory;
  }

  function previewOf(directory: string): string {
    const env = { PULUMI_BACKEND_URL: `file://${encodeURI(directory)}`, PULUMI_OPTION_POLICY_PACK: "" };
    const flags = ["--non-interactive", "--color", "never"];
    run(directory, sandbox.pulumi, ["stack", "init", "own", ...flags], env);
    return run(directory, sandbox.pulumi, ["preview", "--policy-pack", PACK, ...flags], env);
  }

  function ofHigherVersion(tarball: string): string {
    const directory = join(folder, `higher ${tarball}`);
    mkdirSync(directory);
    run(folder, "tar", ["-xf", tarball, "-C", directory]);
    const manifest = join(directory, "package/package.json");
    writeFileSync(manifest, readFileSync(manifest, "utf8").replaceAll('"0.1.0"', '"0.1.1"'));
    const { file } = pack(join(directory, "package"), folder, "--ignore-scripts");
    return `../${file}`;
  }
});

/** Packs a package into a folder, as `npm publish` would. */
function pack(directory: string, destination: string, ...flags: string[]): Packed {
  const { stdout, stderr } = spawnSync(
    "npm",
    ["pack", "--json", "--silent", "--pack-destination", destination, ...flags],
    { cwd: directory, encoding: "utf8" },
  );
  const start = stdout.indexOf("[");
  assert.ok(start >= 0, stdout + stderr);
  const [packed] = JSON.parse(stdout.slice(start)) as {
    filename: string;
    size: number;
    files: { path: string }[];
  }[];
  assert.ok(packed, stderr);
  return { file: packed.filename, size: packed.size, files: packed.files.map(({ path }) => path) };
}
