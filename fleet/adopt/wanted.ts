import type { Account } from "../accounts/account";
import type { Project } from "../accounts/project";
import type { PreviewedResource } from "../check/offline/recorder";
import { OfflineRunner } from "../check/offline/runOffline";
import { type Properties, UNKNOWN } from "../check/offline/wire";
import { UsageError } from "../usageError";

/** A resource that a stack's program asks for. */
export interface WantedResource {
  readonly type: string;
  /** Its name in the program. */
  readonly name: string;
  /** As a preview completes them; `UNKNOWN` for what only a deploy can tell. */
  readonly inputs: Properties;
}

const BASELINE = "account-baseline:index:AccountBaseline";

/** What a stack's program asks for. */
export class Wanted {
  /** Of the AccountBaseline; the names of its parts begin with it. */
  readonly baseline: string;
  private readonly resources: readonly WantedResource[];

  /** @throws UsageError where the program has no AccountBaseline, or several. */
  constructor(resources: readonly PreviewedResource[]) {
    const [baseline, ...others] = resources.filter(({ type }) => type === BASELINE);
    if (baseline === undefined || others.length > 0)
      throw new UsageError(
        `the program has ${others.length === 0 ? "no" : "several"} AccountBaseline; adopt needs exactly one`,
      );
    this.baseline = baseline.name;
    this.resources = resources.map(({ type, name, props }) => ({ type, name, inputs: readable(props) }));
  }

  all(type: string): WantedResource[] {
    return this.resources.filter((resource) => resource.type === type);
  }

  /** @param ending What the name has after that of the baseline. */
  part(type: string, ending: string): WantedResource | undefined {
    return this.all(type).find(({ name }) => name === `${this.baseline}-${ending}`);
  }
}

/**
 * Runs the program of a stack without engine, cloud or credentials. The working directory of the process becomes that
 * of the project, as programs expect it.
 * @throws UsageError where the program fails.
 */
export async function wantedBy(project: Project, account: Account): Promise<Wanted> {
  process.chdir(project.directory);
  const runner = new OfflineRunner(project);
  try {
    const run = await runner.run(account);
    if (!run.ok) throw new UsageError([`${account.stack}: the program fails:`, ...run.errors].join("\n"));
    return new Wanted(run.resources);
  } finally {
    runner.end();
  }
}

/** A copy in which a mark stands for each value that throws when it is read, since it is not known. */
function readable(properties: object): Properties {
  return Object.fromEntries(
    Object.keys(properties).map((key) => [key, readableValue(() => (properties as Properties)[key])]),
  );
}

function readableValue(read: () => unknown): unknown {
  let value: unknown;
  try {
    value = read();
  } catch {
    return UNKNOWN;
  }
  // Of its keys, because an item cannot be read that is not known.
  if (Array.isArray(value))
    return Array.from(value.keys(), (key) => readableValue(() => (value as unknown[])[key]));
  return typeof value === "object" && value !== null ? readable(value) : value;
}
