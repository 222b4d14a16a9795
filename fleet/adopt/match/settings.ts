import type { AlternateContactType } from "@aws-sdk/client-account";

import type { Clients } from "../facts/clients";
import * as facts from "../facts/settings";
import type { Plan } from "../plan";
import type { Wanted, WantedResource } from "../wanted";

const ALIAS = "aws:iam/accountAlias:AccountAlias";
const PASSWORD_POLICY = "aws:iam/accountPasswordPolicy:AccountPasswordPolicy";
const CONTACT = "aws:account/alternativeContact:AlternativeContact";

/** Alias, password policy and alternate contacts of the account, as far as the config asks for any. */
export async function adoptSettings(
  { iam, account }: Pick<Clients, "iam" | "account">,
  wanted: Wanted,
  plan: Plan,
): Promise<void> {
  const [alias] = wanted.all(ALIAS);
  const currentAlias = await facts.accountAlias(iam);
  if (currentAlias !== undefined) adoptAlias(plan, alias, currentAlias);
  const [policy] = wanted.all(PASSWORD_POLICY);
  const currentPolicy = policy && (await facts.passwordPolicy(iam));
  if (policy !== undefined && currentPolicy !== undefined)
    plan.adopt(policy, {
      id: "iam-account-password-policy",
      what: "password policy of the account",
      today: currentPolicy,
    });
  for (const contact of wanted.all(CONTACT)) {
    const kind = contact.inputs["alternateContactType"] as AlternateContactType;
    const today = await facts.alternateContact(account, kind);
    if (today !== undefined)
      plan.adopt(contact, { id: kind, what: `${kind.toLowerCase()} contact of the account`, today });
  }
}

function adoptAlias(plan: Plan, wanted: WantedResource | undefined, current: string): void {
  if (wanted === undefined) plan.leftAlone.push(`account alias ${current}`);
  else if (wanted.inputs["accountAlias"] === current)
    plan.adopt(wanted, { id: current, what: `account alias ${current}` });
  else
    plan.notes.push(
      `the account's alias is ${current}, and an account has one: that of the config takes its place at the next deploy, in the users' sign-in address too. Set accountAlias to ${current} to keep it`,
    );
}
