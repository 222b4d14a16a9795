import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { mfaEnforcementDocument } from "../components/documents/mfaEnforcement";
import { parseDocument } from "../policy-pack/iam/parseDocument";
import { judgeDocuments } from "../policy-pack/proof/judge";
import { judgeStack } from "../policy-pack/inputs/bindings/judgeStack";
import { TYPES, type StackResource } from "../policy-pack/inputs/pulumi/resource";
import { authorizationDetails } from "./authorizationDetails";
import { compare, median } from "./figures";

const ROOT = join(__dirname, "..");
const RUNS = Number(process.env["RUNS"] ?? 7);

/** Requests in a judgement one by one: AWS's actions as of the catalogue of September 2026, in both sessions. */
const REQUESTS = 2 * 22_091;
/** What the fastest public simulator of IAM takes for one of them on a machine like this one, in milliseconds. */
const SIMULATED_MS = 0.158;
/** How many times faster than that a verdict has to be. */
const FASTER = 2_000;

const TYPICAL = JSON.stringify(mfaEnforcementDocument({ partition: "aws", accountId: "123456789012" }));

/**
 * What the MFA proof costs: a verdict, the command line, and a stack of many users, with the bars of each.
 */
async function main(): Promise<void> {
  verdicts();
  commandLine();
  await stacks();
  console.log(`peak memory of this process: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
}

/** A document judged from its text, in milliseconds. */
function verdicts(): void {
  const times = Array.from({ length: 200 * RUNS }, () =>
    milliseconds(() => {
      const parsed = parseDocument(TYPICAL);
      if (!parsed.ok || !judgeDocuments([parsed.document]).enforced) throw new Error("not enforced");
    }),
  );
  const [first] = times;
  console.log(`first verdict of a process ${first?.toFixed(1) ?? ""} ms`);
  compare("verdict of a typical document", median(times), (REQUESTS * SIMULATED_MS) / FASTER, "ms");
  const catalogue = Object.keys(require.cache).filter((file) => file.includes("iam-data"));
  if (catalogue.length > 0) throw new Error("a verdict has loaded the catalogue of actions");
}

/** `account-baseline mfa explain` and `mfa check` as a user runs them, in seconds. */
function commandLine(): void {
  const folder = mkdtempSync(join(tmpdir(), "account-baseline-bench-"));
  try {
    const files = Array.from({ length: 1_000 }, (_, index) => {
      const file = join(folder, `${index}.json`);
      // No two alike, half of them with a hole.
      const text = TYPICAL.replace("DenyAllButEnrolmentWithoutMfa", `Deny${index}`);
      writeFileSync(file, index % 2 === 0 ? text : text.replaceAll("BoolIfExists", "Bool"));
      return file;
    });
    const details = join(folder, "details.json");
    writeFileSync(details, authorizationDetails(JSON.parse(TYPICAL) as object));
    run("explain", files.slice(0, 1)); // has the command bundled
    const rounds = Array.from({ length: RUNS }, () => ({
      one:
        milliseconds(() => {
          run("explain", files.slice(0, 1));
        }) / 1000,
      check:
        milliseconds(() => {
          run("check", files.slice(0, 1));
        }) / 1000,
      account:
        milliseconds(() => {
          run("check", [details]);
        }) / 1000,
      thousand:
        milliseconds(() => {
          run("explain", files);
        }) / 1000,
    }));
    compare("mfa explain of one file", median(rounds.map(({ one }) => one)), 0.4, "s");
    compare("mfa check of one file", median(rounds.map(({ check }) => check)), 0.4, "s");
    compare("mfa check of 10,000 users", median(rounds.map(({ account }) => account)), 2, "s");
    compare("mfa explain of 1,000 files", median(rounds.map(({ thousand }) => thousand)), 3, "s");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(command: "explain" | "check", files: readonly string[]): void {
  try {
    execFileSync(
      process.execPath,
      [join(ROOT, "bin/account-baseline.js"), "mfa", command, "--json", ...files],
      {
        stdio: ["ignore", "ignore", "inherit"],
      },
    );
  } catch (error) {
    // 1 says that some files do not enforce MFA, which is so.
    if ((error as { status?: number }).status !== 1) throw error;
  }
}

/** Stacks whose users are bound through one group, in seconds; half of the users are in no group. */
async function stacks(): Promise<void> {
  const rounds: { thousand: number; tenThousand: number }[] = [];
  for (let round = 0; round < RUNS; round++) {
    rounds.push({ thousand: await judgeUsers(1_000), tenThousand: await judgeUsers(10_000) });
  }
  compare("10,000 users of a stack", median(rounds.map(({ tenThousand }) => tenThousand)), 2, "s");
  compare(
    "10,000 users / 1,000 users",
    median(rounds.map(({ thousand, tenThousand }) => tenThousand / thousand)),
    20,
  );
}

async function judgeUsers(count: number): Promise<number> {
  const resources = [
    resource("group", "admins", { name: "admins" }),
    resource("groupPolicy", "mfa", { group: "admins", policy: TYPICAL }),
    ...Array.from({ length: count }, (_, index) => [
      resource("user", `user-${index}`, { name: `user-${index}` }),
      resource("userGroupMembership", `member-${index}`, {
        user: `user-${index}`,
        groups: index % 2 === 0 ? ["admins"] : [],
      }),
    ]).flat(),
  ];
  const start = performance.now();
  const { blocked } = await judgeStack(resources);
  if (blocked.length !== count / 2) throw new Error(`${blocked.length} users are blocked`);
  return (performance.now() - start) / 1000;
}

function resource(kind: keyof typeof TYPES, name: string, props: Record<string, unknown>): StackResource {
  return { type: TYPES[kind], name, urn: `urn:${kind}:${name}`, props, propertyDependencies: {} };
}

function milliseconds(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

void main();
