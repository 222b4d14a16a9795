import assert from "node:assert/strict";

import { mfaEnforcementDocument } from "../../../../components/documents/mfaEnforcement";
import { judgeStack, type StackSettings } from "../../../../policy-pack/inputs/bindings/judgeStack";
import { withLateProviders } from "../../../../policy-pack/inputs/pulumi/lateProviders";
import { TYPES, type StackResource } from "../../../../policy-pack/inputs/pulumi/resource";
import { previewValues, UNKNOWN } from "../../../support/previewValues";

export { UNKNOWN };

/** Enforces MFA. */
export const GOOD = JSON.stringify(mfaEnforcementDocument({ partition: "aws", accountId: "123456789012" }));
/** Leaves access keys open. */
export const BOOL = GOOD.replaceAll("BoolIfExists", "Bool");

/** Enforces MFA with few characters, of which IAM allows a user 2,048 in all inline policies together. */
export const SHORT = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Deny",
      NotAction: ["iam:EnableMFADevice", "iam:CreateVirtualMFADevice", "iam:ChangePassword"],
      Resource: "*",
      Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
    },
  ],
});

export type Kind = keyof typeof TYPES;

/** A resource as a stack policy sees it. `from` says which resources the unknown values of a property come from. */
export function resource(
  kind: Kind,
  name: string,
  props: Record<string, unknown>,
  from: Record<string, StackResource[]> = {},
  provider = "home",
): StackResource {
  return resourceOf(TYPES[kind], name, props, from, provider);
}

/** Providers with the same credentials; the account of all others is unknown. */
const HOME: ReadonlySet<string> = new Set(["home", "native"]);

/** The same for any type. */
export function resourceOf(
  type: string,
  name: string,
  props: Record<string, unknown>,
  from: Record<string, StackResource[]> = {},
  provider = "home",
): StackResource {
  return {
    type,
    name,
    urn: `urn:pulumi:dev::test::${type}::${name}`,
    props: previewValues(props),
    propertyDependencies: from,
    provider: { urn: provider, props: HOME.has(provider) ? {} : { profile: provider } },
  };
}

export const alice = resource("user", "alice", { name: "alice", path: "/", arn: UNKNOWN });
export const admins = resource("group", "admins", { name: "admins" });
export const member = resource("userGroupMembership", "m", { user: "alice", groups: ["admins"] });
export const groupPolicy = resource("groupPolicy", "mfa", { group: "admins", policy: GOOD });

/** Messages by name of the user. */
export async function judgeWith(
  settings: StackSettings,
  ...resources: StackResource[]
): Promise<Record<string, string>> {
  const all = withLateProviders(resources);
  const blocked = (await judgeStack(all, settings)).blocked;
  const backwards = (await judgeStack([...all].reverse(), settings)).blocked;
  const byUrn = (a: { urn: string }, b: { urn: string }): number => (a.urn < b.urn ? -1 : 1);
  assert.deepEqual(
    [...backwards].sort(byUrn).map(({ urn }) => urn),
    [...blocked].sort(byUrn).map(({ urn }) => urn),
    "the order of resources does not matter",
  );
  return Object.fromEntries(blocked.map(({ urn, message }) => [urn.split("::").at(-1) ?? "", message]));
}

/** The same with the default settings. */
export function judge(...resources: StackResource[]): Promise<Record<string, string>> {
  return judgeWith({}, ...resources);
}
