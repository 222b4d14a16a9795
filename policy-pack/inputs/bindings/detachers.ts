import { AWS_MANAGED } from "../../iam/arn";
import type { Entity, StackReferences } from "../pulumi/references";
import type { StackResource } from "../pulumi/resource";
import type { Listed } from "./twins";

/** An `aws.iam.PolicyAttachment`: its policies are detached from all users and groups that it does not list. */
interface OwnerOfAttachments {
  policies: Listed;
  holders: Listed;
}

/** What takes policies from users and groups from outside the stack, of which nothing shows which policies they have. */
export class Detachers {
  private readonly owners: OwnerOfAttachments[] = [];

  constructor(private readonly references: StackReferences) {}

  add(owner: OwnerOfAttachments): void {
    this.owners.push(owner);
  }

  /**
   * The resources that may take a policy from a user or group from outside: those that own all attachments of a policy
   * from outside in an account that may be the same, and do not list it.
   */
  of(holder: Entity): StackResource[] {
    const { accounts } = this.references;
    return this.owners
      .filter(
        ({ policies, holders: { entities, by } }) =>
          !entities.has(holder) &&
          accounts.relation(accounts.of(by), holder.account) !== "different" &&
          (policies.obstacles.length > 0 || [...policies.entities].some((policy) => this.isOutside(policy))),
      )
      .map(({ holders }) => holders.by);
  }

  private isOutside(policy: Entity): boolean {
    return !AWS_MANAGED.test(policy.reference) && this.references.resourcesOf(policy).length === 0;
  }
}
