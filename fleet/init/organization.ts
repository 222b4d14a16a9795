import {
  type Account as AwsAccount,
  DescribeOrganizationCommand,
  OrganizationsClient,
  paginateListAccountsForParent,
  paginateListOrganizationalUnitsForParent,
  paginateListRoots,
  paginateListTagsForResource,
} from "@aws-sdk/client-organizations";

import { managementCredentials } from "../aws/credentials";
import { errorLine } from "../aws/errors";
import { RETRY } from "../aws/call";
import { UsageError } from "../usageError";

/** AWS Organizations is a global service with its endpoint here. */
const REGION = "us-east-1";

/** An account as AWS Organizations has it. */
export interface OrganizationAccount {
  /** 12 digits. */
  readonly id: string;
  readonly name: string;
  /** `ACTIVE`, `PENDING_ACTIVATION`, `SUSPENDED`, `PENDING_CLOSURE` or `CLOSED`. */
  readonly state: string;
  /** Names of the organizational units from the root down, such as `Workloads/Prod`; undefined in the root itself. */
  readonly ou: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
  /** Whether it is the management account, which has no OrganizationAccountAccessRole of its own. */
  readonly management: boolean;
}

/**
 * All accounts of an organization, in the order of its tree.
 * @param options How to reach the management account, or the account of a delegated administrator.
 * @throws UsageError with what AWS said.
 */
export async function listOrganization(options: {
  profile?: string | undefined;
  roleArn?: string | undefined;
}): Promise<OrganizationAccount[]> {
  const client = new OrganizationsClient({
    region: REGION,
    credentials: managementCredentials(options, REGION, "account-baseline-init"),
    ...RETRY,
  });
  try {
    return await new Tree(client).read();
  } catch (error) {
    throw new UsageError(
      `cannot list the organization: ${errorLine(error)}\n` +
        "It takes credentials of the management account or of a delegated administrator (--profile, --role-arn) with " +
        "organizations:DescribeOrganization, ListRoots, ListOrganizationalUnitsForParent, ListAccountsForParent and ListTagsForResource.",
      { cause: error },
    );
  } finally {
    client.destroy();
  }
}

class Tree {
  private readonly accounts: OrganizationAccount[] = [];
  private managementId: string | undefined;

  constructor(private readonly client: OrganizationsClient) {}

  async read(): Promise<OrganizationAccount[]> {
    const { Organization } = await this.client.send(new DescribeOrganizationCommand({}));
    this.managementId = Organization?.MasterAccountId;
    for await (const { Roots = [] } of paginateListRoots({ client: this.client }, {}))
      for (const { Id } of Roots) await this.walk(Id, []);
    return this.accounts;
  }

  /** One call after the other: Organizations allows few a second, and its quota is shared by the organization. */
  private async walk(parent: string | undefined, path: readonly string[]): Promise<void> {
    const from = { ParentId: parent };
    for await (const { Accounts = [] } of paginateListAccountsForParent({ client: this.client }, from))
      for (const account of Accounts) this.accounts.push(await this.describe(account, path));
    const units = paginateListOrganizationalUnitsForParent({ client: this.client }, from);
    for await (const { OrganizationalUnits = [] } of units)
      for (const { Id, Name = "" } of OrganizationalUnits) await this.walk(Id, [...path, Name]);
  }

  private async describe(
    { Id = "", Name = "", State, Status }: AwsAccount,
    path: readonly string[],
  ): Promise<OrganizationAccount> {
    return {
      id: Id,
      name: Name,
      // AWS retires Status for State; an emulator may know the former only.
      state: State ?? Status ?? "UNKNOWN",
      ou: path.length === 0 ? undefined : path.join("/"),
      tags: await this.tags(Id),
      management: Id === this.managementId,
    };
  }

  private async tags(id: string): Promise<Record<string, string>> {
    const tags: Record<string, string> = {};
    const pages = paginateListTagsForResource({ client: this.client }, { ResourceId: id });
    for await (const { Tags = [] } of pages)
      for (const { Key = "", Value = "" } of Tags) {
        // AWS's own, which nobody can set.
        if (!Key.startsWith("aws:")) tags[Key] = Value;
      }
    return tags;
  }
}
