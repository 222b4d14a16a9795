import { randomBytes } from "node:crypto";
import { mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { BudgetAction } from "./resources/budgets/budgetActionSchema";
import type { Tags } from "./tags";

/** An alias of an account: all accounts of AWS share their names, those of the emulator do not. */
export interface HeldAccountAlias {
  readonly accountAlias: string;
}

/** What the emulator does not keep of an alarm. */
export interface HeldAlarm {
  /** The account that a query is about, by the query's id. */
  readonly queryAccounts: Readonly<Record<string, string>>;
}

/** What the emulator does not keep of a budget. */
export interface HeldBudget {
  readonly notifications: readonly HeldNotification[];
  readonly tags: Tags;
}

/** A budget's notification with those who get it; the emulator takes the subscribers, but cannot list them. */
export interface HeldNotification {
  readonly comparisonOperator: string;
  readonly notificationType: string;
  readonly threshold: number;
  readonly thresholdType: string;
  readonly subscriberEmailAddresses: readonly string[];
  readonly subscriberSnsTopicArns: readonly string[];
}

/** What the emulator does not keep of an IAM user. */
export interface HeldUser {
  readonly permissionsBoundary: string;
}

/** What is held, by kind; a resource that is only held adds its own. Of things that the emulator lacks altogether it is all that the real provider shows of them. */
export interface HeldKinds {
  /** By the alias. */
  accountAlias: HeldAccountAlias;
  /** By `<region>/<alarm name>`; only of alarms on another account's metrics. */
  alarm: HeldAlarm;
  /** By the budget's name. */
  budget: HeldBudget;
  /** By the action's id. */
  budgetAction: BudgetAction;
  /** By the user's name. */
  user: HeldUser;
}

/** A kind of things that are held; each is a folder. */
export type HeldKind = keyof HeldKinds;

/**
 * What the emulator lacks, one JSON file a resource: `<directory>/<account>/<kind>/<name>.json`. A file is replaced as
 * a whole, so that plugin processes of several stacks and a reader may work in it at the same time.
 */
export class HeldState {
  constructor(private readonly directory: string) {}

  async get<K extends HeldKind>(account: string, kind: K, name: string): Promise<HeldKinds[K] | undefined> {
    return readJson(this.path(account, kind, name));
  }

  async put<K extends HeldKind>(account: string, kind: K, name: string, value: HeldKinds[K]): Promise<void> {
    const path = this.path(account, kind, name);
    const temporary = `${path}.${randomBytes(6).toString("hex")}`;
    await mkdir(join(this.directory, account, kind), { recursive: true });
    await writeFile(temporary, JSON.stringify(value));
    await rename(temporary, path);
  }

  async remove(account: string, kind: HeldKind, name: string): Promise<void> {
    try {
      await rm(this.path(account, kind, name));
    } catch (error) {
      if (!isNoSuchFile(error)) throw error;
    }
  }

  /** All that is held of one kind in an account, by name. */
  async list<K extends HeldKind>(account: string, kind: K): Promise<Map<string, HeldKinds[K]>> {
    const found = new Map<string, HeldKinds[K]>();
    for (const file of await filesOf(join(this.directory, account, kind))) {
      if (!file.endsWith(".json")) continue;
      const name = decodeURIComponent(file.slice(0, -".json".length));
      const value = await this.get(account, kind, name);
      if (value !== undefined) found.set(name, value);
    }
    return found;
  }

  /** The accounts that hold something of one name, for names that are unique in all of AWS. */
  async holders(kind: HeldKind, name: string): Promise<string[]> {
    const accounts = (await filesOf(this.directory)).filter((file) => /^\d{12}$/.test(file));
    const held = await Promise.all(accounts.map((account) => this.get(account, kind, name)));
    return accounts.filter((_, index) => held[index] !== undefined);
  }

  private path(account: string, kind: HeldKind, name: string): string {
    return join(this.directory, account, kind, `${encodeURIComponent(name)}.json`);
  }
}

async function readJson<T>(path: string): Promise<T | undefined> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as T;
  } catch (error) {
    if (isNoSuchFile(error)) return undefined;
    throw error;
  }
}

async function filesOf(directory: string): Promise<string[]> {
  try {
    return await readdir(directory);
  } catch (error) {
    if (isNoSuchFile(error)) return [];
    throw error;
  }
}

/** A file whose name is longer than any can be does not exist either. */
function isNoSuchFile(error: unknown): boolean {
  return error instanceof Error && "code" in error && ["ENOENT", "ENAMETOOLONG"].includes(String(error.code));
}
