import { z } from "zod";
import { unordered } from "../../diff";
import { AwsRuleError, present } from "../../errors";
import { defineResource } from "../../resourceType";
import type { Session } from "../../session";
import { onlyHeld } from "../held";

const feature = z.enum(["RootCredentialsManagement", "RootSessions"]);

/** A part of central management of root access. */
export type OrganizationsFeature = z.infer<typeof feature>;

declare module "../../heldState" {
  interface HeldKinds {
    /** By the organization's id. */
    organizationsFeatures: { readonly enabledFeatures: readonly OrganizationsFeature[] };
  }
}

/**
 * Central management of member accounts' root users. The emulator has none of its calls: what is enabled is held by
 * the plugin. It has organizations, but knows no trusted access for IAM, which AWS wants besides.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_EnableOrganizationsRootCredentialsManagement.html
 */
export const organizationsFeatures = defineResource({
  type: "aws:iam/organizationsFeatures:OrganizationsFeatures",
  inputs: z.strictObject({ enabledFeatures: z.array(feature).min(1) }),
  computed: [],
  replaceOn: [],
  canonical: { enabledFeatures: unordered },
  ...onlyHeld("organizationsFeatures"),

  async create(session, { enabledFeatures }) {
    const id = await managedOrganization(session);
    await session.held.put(session.accountId, "organizationsFeatures", id, { enabledFeatures });
    return { id };
  },

  async update(session, { id, news: { enabledFeatures } }) {
    await session.held.put(session.accountId, "organizationsFeatures", id, { enabledFeatures });
  },
});

/**
 * The organization that the account manages.
 *
 * @throws AwsRuleError CallerIsNotManagementAccount, OrganizationNotInAllFeaturesMode
 */
async function managedOrganization({ clients, accountId }: Session): Promise<string> {
  const { Organization } = await (await clients.organizations()).describeOrganization({});
  if (Organization?.MasterAccountId !== accountId) {
    throw new AwsRuleError(
      "CallerIsNotManagementAccountException",
      "Only the organization's management account can centralize root access",
    );
  }
  if (Organization.FeatureSet !== "ALL") {
    throw new AwsRuleError(
      "OrganizationNotInAllFeaturesModeException",
      "The organization does not have all features enabled",
    );
  }
  return present(Organization.Id, "organization id");
}
