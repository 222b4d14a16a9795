import { execFileSync } from "node:child_process";
import { join } from "node:path";

import { buildSync } from "esbuild";

import { findProject } from "../../fleet/accounts/project";
import { forEachBounded } from "../../fleet/rollout/bounded";
import { Workers } from "../../fleet/rollout/workers";
import type { Sandbox } from "../../sandbox/sandbox";
import { median } from "../figures";
import { fleetOf, succeeded } from "./accounts";
import type { Job } from "./inOneProcess";
import { CONCURRENCY, PREVIEW, previewByXargs, seconds } from "./previews";

const ROOT = join(__dirname, "../..");
const ROUNDS = Number(process.env["ROUNDS"] ?? 3);
const ACCOUNTS = 12;

const PACK = join(ROOT, "policy-pack");

/**
 * The same previews in each way in which a program can be run, each from start to end: what the decision for worker
 * processes rests on. There is no bar.
 */
export async function workers(sandbox: Sandbox): Promise<void> {
  const { fleet, accounts } = fleetOf(sandbox, { count: ACCOUNTS, prefix: "account", firstId: 300000000000 });
  const stacks = accounts.map(({ stack }) => stack);
  const bundled = (entry: string, name: string): string => {
    // In the fleet's folder, from which packages are found.
    const outfile = join(fleet.directory, name);
    buildSync({ entryPoints: [entry], outfile, bundle: true, packages: "external", platform: "node" });
    return outfile;
  };
  const workerScript = bundled(join(ROOT, "fleet/rollout/worker/index.ts"), "worker.cjs");
  const oneProcess = bundled(join(__dirname, "inOneProcess.ts"), "in-one-process.cjs");
  const ways: Readonly<Record<string, () => Promise<void> | void>> = {
    "worker processes": () => previewByWorkers(workerScript, fleet.directory, accounts),
    "in one process": () => {
      const job: Job = { directory: fleet.directory, stacks, pack: PACK };
      execFileSync(process.execPath, [oneProcess, JSON.stringify(job)], { stdio: "inherit" });
    },
    "CLI calls": () => {
      previewByXargs(sandbox, fleet, stacks, PACK);
    },
  };
  const outside = process.env;
  // What is started below takes its environment from this process.
  process.env = sandbox.env;
  try {
    await succeeded(fleet.begin(...PREVIEW)); // makes the stacks, and has everything bundled
    const figures = new Map<string, number[]>();
    for (let round = 0; round < ROUNDS; round++) {
      for (const [name, way] of Object.entries(ways)) {
        figures.set(name, [...(figures.get(name) ?? []), await seconds(way)]);
      }
    }
    const [product = []] = figures.values();
    for (const [name, values] of figures) {
      const ratio = median(values.map((value, round) => value / (product[round] ?? NaN)));
      console.log(
        `${name.padEnd(36)} ${median(values).toFixed(1).padStart(5)} s, ${ratio.toFixed(2)} times the first`,
      );
    }
  } finally {
    process.env = outside;
    fleet.remove();
  }
}

async function previewByWorkers(
  script: string,
  directory: string,
  accounts: readonly { stack: string; accountId: string }[],
): Promise<void> {
  const workers = new Workers(script, CONCURRENCY, {});
  const project = findProject(directory);
  try {
    await forEachBounded(
      accounts,
      CONCURRENCY,
      () => undefined,
      async ({ stack, accountId }) => {
        const { ok, failure, examined } = await workers.run(
          {
            operation: "preview",
            stack,
            accountId,
            project,
            sessionName: "account-baseline",
            env: {},
            policyPacks: [PACK],
            policyPackConfigs: [],
            log: join(directory, `${stack}.log`),
          },
          () => undefined,
        );
        if (!ok || !examined) throw new Error(`${stack}: ${failure?.cause ?? "not examined"}`);
      },
    );
  } finally {
    await workers.end();
  }
}
