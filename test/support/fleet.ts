import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

import {
  DeleteGroupPolicyCommand,
  IAMClient,
  ListGroupPoliciesCommand,
  ListGroupsCommand,
} from "@aws-sdk/client-iam";
import { fromTemporaryCredentials } from "@aws-sdk/credential-providers";
import { stringify } from "yaml";

import type { RunRecord } from "../../fleet/runs/result";
import { findProject } from "../../fleet/accounts/project";
import { readRun, runDirectory } from "../../fleet/runs/runDirectory";
import { readAccount } from "../../sandbox/demo/accountContents";
import type { Sandbox } from "../../sandbox/sandbox";
import { Project } from "./project";
import { sharedSandbox } from "./sharedSandbox";
import { until } from "./until";
import { watchOutput } from "./watchOutput";

const BIN = join(__dirname, "../../bin/account-baseline.js");

/** What a run of the command line came to. */
export interface FleetResult {
  code: number | null;
  /** Standard output and standard error, in the order in which they came. */
  output: string;
}

/** A run that is under way. */
export interface RunningFleet {
  result: Promise<FleetResult>;
  /** Resolves once the run has written the text. */
  seen: (text: string) => Promise<void>;
  child: ChildProcess;
}

/** A project with many accounts, and the command line that rolls out over them. */
export class Fleet extends Project {
  constructor(private readonly world: Sandbox) {
    super(world);
    for (const stack of ["dev", "prod"]) rmSync(join(this.directory, `Pulumi.${stack}.yaml`));
    this.append("Pulumi.yaml", "  emails: ops@example.com\n  admins: [alice]\n  monthlyLimitUsd: 100");
  }

  /** Writes the stack file of an account. */
  account(stack: string, accountId: string, config: Record<string, unknown> = {}): void {
    this.write(`Pulumi.${stack}.yaml`, stringify({ config: { accountId, ...config } }));
  }

  run(...args: string[]): Promise<FleetResult> {
    return this.begin(...args).result;
  }

  begin(...args: string[]): RunningFleet {
    const child = spawn(process.execPath, [BIN, ...args], {
      cwd: this.directory,
      env: {
        ...this.world.env,
        NO_COLOR: "1",
        ...this.env,
      },
      stdio: ["ignore", "pipe", "pipe"],
      // A group of its own, so that all of it can be killed at once.
      detached: true,
    });
    const { text, seen } = watchOutput(child, "account-baseline");
    const result = new Promise<FleetResult>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code) => {
        resolve({ code, output: text() });
      });
    });
    return { result, seen, child };
  }

  /** Kills a run with all that it has started: workers, engines and plugins, none of which can end in good order. */
  killAll({ child }: RunningFleet): void {
    for (const pid of [child.pid, ...descendants(child.pid)]) {
      try {
        if (pid !== undefined) process.kill(pid, "SIGKILL");
      } catch {
        // It has ended meanwhile.
      }
    }
  }

  /** Takes the MFA policy away from the admin group, as someone in the console would. */
  async deleteGroupPolicy(accountId: string): Promise<void> {
    const iam = iamClient(this.world, accountId);
    const [group] = (await iam.send(new ListGroupsCommand({}))).Groups ?? [];
    const GroupName = group?.GroupName;
    const { PolicyNames = [] } = await iam.send(new ListGroupPoliciesCommand({ GroupName }));
    await iam.send(new DeleteGroupPolicyCommand({ GroupName, PolicyName: PolicyNames[0] }));
  }

  /** Resolves once Pulumi has written the text about an account in the last run. */
  async logged(stack: string, text: string): Promise<void> {
    const file = join(runDirectory(findProject(this.directory)), "logs", `${stack}.log`);
    await until(() => existsSync(file) && readFileSync(file, "utf8").includes(text));
  }

  /** The last run's record. */
  lastRun(): RunRecord {
    return readRun(findProject(this.directory));
  }

  /** The outcome of each account of the last run. */
  outcomes(): Record<string, string> {
    return Object.fromEntries(this.lastRun().accounts.map(({ stack, outcome }) => [stack, outcome]));
  }

  /** The names of the role sessions in which a stack's account was last changed. */
  async sessions(stack: string): Promise<string[]> {
    const { output } = await this.pulumi("stack", "export", "-s", stack);
    return [
      ...new Set([...output.matchAll(/\\"sessionName\\":\\"([^"]+)\\"/g)].map(([, name = ""]) => name)),
    ];
  }

  /** All files below a folder of the project. */
  filesOf(folder: string): { path: string; text: string }[] {
    return readdirSync(join(this.directory, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => ({ path, text: readFileSync(path, "utf8") }));
  }

  /** What is in an account, as its user names. */
  async users(accountId: string): Promise<string[]> {
    const { users } = await readAccount(this.world, accountId);
    return users.map(({ name }) => name);
  }
}

/** All processes below one, as the kernel tells them. */
function descendants(pid: number | undefined): number[] {
  const parents = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, "utf8");
        return [{ pid: Number(name), parent: Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]) }];
      } catch {
        return [];
      }
    });
  const below = (parent: number | undefined): number[] =>
    parents.filter((one) => one.parent === parent).flatMap((one) => [one.pid, ...below(one.pid)]);
  return below(pid);
}

function iamClient({ endpoint }: Sandbox, accountId: string): IAMClient {
  const base = { endpoint, region: "us-east-1" };
  return new IAMClient({
    ...base,
    credentials: fromTemporaryCredentials({
      masterCredentials: { accessKeyId: "test", secretAccessKey: "test" },
      params: { RoleArn: `arn:aws:iam::${accountId}:role/somebody`, RoleSessionName: "console" },
      clientConfig: base,
    }),
  });
}

/** Gives the suite in whose `describe` it is called the shared sandbox and a fleet of its own, removed afterwards. */
export function useFleet(): { readonly sandbox: Sandbox; readonly fleet: Fleet } {
  const context: { sandbox?: Sandbox; fleet?: Fleet } = {};
  before(async function () {
    context.sandbox = await sharedSandbox(this);
    context.fleet = new Fleet(context.sandbox);
  });
  after(() => {
    context.fleet?.remove();
  });
  return context as { sandbox: Sandbox; fleet: Fleet };
}
