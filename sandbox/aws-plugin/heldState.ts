import { randomBytes } from "node:crypto";
import { mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Tags } from "./tags";

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

interface Kinds {
  budget: HeldBudget;
  user: HeldUser;
}

/**
 * What the emulator lacks, one JSON file a resource: `<directory>/<account>/<kind>/<name>.json`. A file is replaced as
 * a whole, so that plugin processes of several stacks and a reader may work in it at the same time.
 */
export class HeldState {
  constructor(private readonly directory: string) {}

  async get<K extends keyof Kinds>(account: string, kind: K, name: string): Promise<Kinds[K] | undefined> {
    return readJson(this.path(account, kind, name));
  }

  async put<K extends keyof Kinds>(account: string, kind: K, name: string, value: Kinds[K]): Promise<void> {
    const path = this.path(account, kind, name);
    const temporary = `${path}.${randomBytes(6).toString("hex")}`;
    await mkdir(join(this.directory, account, kind), { recursive: true });
    await writeFile(temporary, JSON.stringify(value));
    await rename(temporary, path);
  }

  async remove(account: string, kind: keyof Kinds, name: string): Promise<void> {
    await rm(this.path(account, kind, name), { force: true });
  }

  /** All that is held of one kind in an account, by name. */
  async list<K extends keyof Kinds>(account: string, kind: K): Promise<Map<string, Kinds[K]>> {
    const found = new Map<string, Kinds[K]>();
    for (const file of await filesOf(join(this.directory, account, kind))) {
      if (!file.endsWith(".json")) continue;
      const name = decodeURIComponent(file.slice(0, -".json".length));
      const value = await this.get(account, kind, name);
      if (value !== undefined) found.set(name, value);
    }
    return found;
  }

  private path(account: string, kind: keyof Kinds, name: string): string {
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

function isNoSuchFile(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
