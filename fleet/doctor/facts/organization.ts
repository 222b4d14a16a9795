import { DescribeOrganizationCommand, type OrganizationsClient } from "@aws-sdk/client-organizations";

import { callUnless } from "../permissions";

/** How an account stands to an organization. */
export type Membership = "none" | "management" | "member";

/** Every account of an organization may ask this. */
export async function membership(client: OrganizationsClient, accountId: string): Promise<Membership> {
  const output = await callUnless("AWSOrganizationsNotInUse", "organizations:DescribeOrganization", () =>
    client.send(new DescribeOrganizationCommand({})),
  );
  if (output === undefined) return "none";
  return output.Organization?.MasterAccountId === accountId ? "management" : "member";
}
