import { isStackSet } from "../cloudformation/stacks";
import { readProperty, type StackResource } from "../pulumi/resource";

/**
 * The region names of each partition. What fits none of them is in a partition that is unknown.
 * @see https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html
 */
const REGIONS: readonly (readonly [partition: string, RegExp])[] = [
  ["aws-cn", /^cn-[a-z]+-\d+$/],
  ["aws-us-gov", /^us-gov-[a-z]+-\d+$/],
  ["aws-iso", /^us-iso-[a-z]+-\d+$/],
  ["aws-iso-b", /^us-isob-[a-z]+-\d+$/],
  ["aws-iso-e", /^eu-isoe-[a-z]+-\d+$/],
  ["aws-iso-f", /^us-isof-[a-z]+-\d+$/],
  ["aws-eusc", /^eusc-[a-z]+-[a-z]+-\d+$/],
  ["aws", /^(af|ap|ca|eu|il|me|mx|sa|us)-[a-z]+-\d+$/],
];

/**
 * The partition of the account that a resource is in, by the region of its provider: credentials of one partition do not
 * work in another. `undefined` where the provider does not show its region, and for what a stack set creates elsewhere.
 */
export function partitionOf({ provider, template }: StackResource): string | undefined {
  if (template !== undefined && isStackSet(template.stack.type)) return undefined;
  const owner = template === undefined ? provider : template.stack.provider;
  const region = readProperty({ props: owner?.props ?? {} }, "region");
  const name = region.kind === "known" && typeof region.value === "string" ? region.value : "";
  return REGIONS.find(([, pattern]) => pattern.test(name))?.[0];
}
