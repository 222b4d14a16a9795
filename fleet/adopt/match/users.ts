import type { IAMClient } from "@aws-sdk/client-iam";

import * as facts from "../facts/iam";
import type { Plan } from "../plan";
import type { Wanted, WantedResource } from "../wanted";

const USER = "aws:iam/user:User";
const LOGIN = "aws:iam/userLoginProfile:UserLoginProfile";
const ACCESS_KEY = "aws:iam/accessKey:AccessKey";

/** IAM's limit of access keys a user. */
const MAX_KEYS = 2;

/** The users of the config that exist, and their passwords. */
export async function adoptUsers(iam: IAMClient, wanted: Wanted, plan: Plan): Promise<void> {
  const existing = await facts.userNames(iam);
  const users = new Map(wanted.all(USER).map((user) => [String(user.inputs["name"]), user]));
  for (const name of existing) {
    const user = users.get(name);
    if (user !== undefined) await adoptUser(iam, wanted, plan, user, name);
    else plan.leftAlone.push(`IAM user ${name}`);
  }
  for (const name of users.keys()) {
    const other = existing.find((it) => it.toLowerCase() === name.toLowerCase());
    if (other !== undefined && other !== name)
      plan.notes.push(
        `IAM user ${name} cannot be created, because ${other} differs from it in upper and lower case only: use that name in the config`,
      );
  }
}

async function adoptUser(
  iam: IAMClient,
  wanted: Wanted,
  plan: Plan,
  user: WantedResource,
  name: string,
): Promise<void> {
  plan.adopt(user, { id: name, what: `IAM user ${name}`, today: await facts.user(iam, name) });
  const ofUser = (type: string): WantedResource[] =>
    wanted.all(type).filter(({ inputs }) => inputs["user"] === name);
  if (await facts.hasPassword(iam, name)) {
    const [login] = ofUser(LOGIN);
    if (login === undefined) plan.leftAlone.push(`console password of IAM user ${name}`);
    else plan.adopt(login, { id: name, what: `console password of ${name}` });
  }
  const keys = ofUser(ACCESS_KEY);
  if (keys.length > 0) noteKeys(plan, name, keys.length, await facts.accessKeys(iam, name));
}

/** A key that exists cannot be adopted, since nobody can read its secret. */
function noteKeys(plan: Plan, name: string, wanted: number, existing: readonly string[]): void {
  for (const id of existing) plan.leftAlone.push(`access key ${id} of IAM user ${name}`);
  if (wanted + existing.length > MAX_KEYS)
    plan.notes.push(
      `the config has ${wanted} access ${wanted === 1 ? "key" : "keys"} for IAM user ${name}, who already has ${existing.length}, and IAM allows ${MAX_KEYS}: delete unused keys, or remove accessKey from the config`,
    );
  else if (existing.length > 0)
    plan.notes.push(
      `access keys are not adopted, since their secrets cannot be read: IAM user ${name} gets another beside those that it has`,
    );
}
