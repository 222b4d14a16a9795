import { bridgedName, isCloudControlBridge } from "../pulumi/bridgedTypes";
import { readTexts, type StackResource } from "../pulumi/resource";

/** A type of resources that have a CloudFormation template, and the properties that say of what. */
export interface StackType {
  name: string;
  /** Whether its resources are created in other accounts than its own. */
  set: boolean;
  url: string;
  body: string;
  parameters: string;
  capabilities: string;
  disableRollback: string;
  onFailure: string;
}

const stackType = (name: string, set: boolean): StackType => ({
  name,
  set,
  url: "templateUrl",
  body: "templateBody",
  parameters: "parameters",
  capabilities: "capabilities",
  disableRollback: "disableRollback",
  onFailure: "onFailure",
});

/** As Cloud Control spells the properties. */
const cloudControlType = (name: string, set: boolean): StackType => ({
  name,
  set,
  url: "TemplateURL",
  body: "TemplateBody",
  parameters: "Parameters",
  capabilities: "Capabilities",
  disableRollback: "DisableRollback",
  onFailure: "OnFailure",
});

const STACKS: ReadonlyMap<string, StackType> = new Map([
  ["aws:cloudformation/stack:Stack", stackType("name", false)],
  ["aws:cloudformation/stackSet:StackSet", stackType("name", true)],
  ["aws-native:cloudformation:Stack", stackType("stackName", false)],
  ["aws-native:cloudformation:StackSet", stackType("stackSetName", true)],
  ["AWS::CloudFormation::Stack", cloudControlType("StackName", false)],
  ["AWS::CloudFormation::StackSet", cloudControlType("StackSetName", true)],
]);

/** By the name of a bridged Terraform type: whether it is a stack set. */
const BRIDGED: ReadonlyMap<string, boolean> = new Map([
  ["cloudformationStack", false],
  ["cloudformationStackSet", true],
]);

/** `undefined` for a type without a template. */
export function stackTypeOf(type: string): StackType | undefined {
  const known = STACKS.get(type);
  if (known !== undefined) return known;
  const name = bridgedName(type);
  const set = name === undefined ? undefined : BRIDGED.get(name);
  if (set === undefined) return undefined;
  if (!isCloudControlBridge(type)) return stackType("name", set);
  return stackType(set ? "stackSetName" : "stackName", set);
}

/** Whether the type makes its template's resources in other accounts than its own. */
export function isStackSet(type: string): boolean {
  return stackTypeOf(type)?.set ?? false;
}

/**
 * Whether a stack may create IAM users and credentials: CloudFormation refuses those of its template, of nested stacks
 * and of what macros make of it, unless one of these capabilities is given. CAPABILITY_AUTO_EXPAND is not one of them.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
 */
export function mayCreateIam(stack: StackResource, capabilities: string): boolean {
  const given = readTexts(stack, capabilities);
  if (given === "unknown") return true;
  return given.some(
    (text) => text.kind === "unknown" || /^CAPABILITY_(NAMED_)?IAM$/i.test(String(text.value)),
  );
}
