import { AWS_MANAGED } from "../../iam/arn";
import { Accounts } from "../pulumi/accounts";
import { shapeOf } from "../shapes/shapes";
import type { Entity } from "../pulumi/references";
import type { StackResource } from "../pulumi/resource";
import type { Obstacle, Vouched } from "./bindings";
import { readTogether, type Reading } from "./documents";
import type { ManagedPolicies } from "./holder";
import type { Listed } from "./twins";
import type { StackFacts } from "./stackFacts";
import { trustIn, type Trust } from "./trust";

/** The managed policies of a stack. Those of one name are read together, since AWS keeps one. */
export class StackManagedPolicies implements ManagedPolicies {
  private readonly readings = new Map<Entity, Reading>();

  /** @param trust Which policies from outside the stack are taken to enforce MFA. */
  constructor(
    private readonly stack: StackFacts,
    private readonly trust: Trust,
  ) {}

  /** What was read is read again, since the stack has changed. */
  forget(): void {
    this.readings.clear();
  }

  read(policy: Entity): { reading: Reading; resources: readonly StackResource[] } | undefined {
    const resources = this.stack.references.resourcesOf(policy);
    return resources.length === 0 ? undefined : { reading: this.readAll(policy, resources), resources };
  }

  fromOutside(policy: Entity): Vouched | Obstacle | "aws-managed" {
    const { reference: arn, account } = policy;
    if (AWS_MANAGED.test(arn)) return "aws-managed";
    if (this.stack.references.doubles(policy).some(({ resources }) => resources.length > 0)) {
      return { kind: "ambiguous-account", name: arn };
    }
    // It may be one of the stack's own, whose name the provider completes: nobody vouches for that.
    if (this.stack.references.completing(policy).length > 0) return { kind: "outside-policy", arn };
    const entry = trustIn(this.trust.policyArns, arn, Accounts.idOf(account), this.trust.today);
    return entry === undefined ? { kind: "outside-policy", arn } : { kind: "policy", name: arn, entry };
  }

  onlyHolders(policy: Entity): readonly Listed[] {
    return [this.stack.factsOf(policy), ...this.stack.rivalsOf(policy)].flatMap(
      ({ onlyHolders }) => onlyHolders,
    );
  }

  private readAll(policy: Entity, resources: readonly StackResource[]): Reading {
    const known = this.readings.get(policy);
    if (known !== undefined) return known;
    const doubles = this.stack.references.doubles(policy).flatMap((it) => it.resources);
    const readings = [...resources, ...doubles].flatMap((it) => {
      const shape = shapeOf(it.type);
      return shape?.role === "managed-policy" ? [this.stack.reader.readManaged(it, shape)] : [];
    });
    const label = `managed policy "${resources[0]?.name ?? policy.reference}"`;
    const reading = readTogether(readings, { kind: "repeated-policy", label });
    this.readings.set(policy, reading);
    return reading;
  }
}
