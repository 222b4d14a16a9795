import type { JsonObject } from "../../iam/json";
import { readProperty, type StackResource } from "../pulumi/resource";
import type { StackType } from "./stacks";

/**
 * Whether CloudFormation takes back what a stack has created where the stack fails. What is unknown does not count.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
 */
export function rollsBack(stack: StackResource, { disableRollback, onFailure }: StackType): boolean {
  const [disabled, action] = [readProperty(stack, disableRollback), readProperty(stack, onFailure)];
  return (
    disabled.kind === "known" &&
    [undefined, null, false, "false"].some((it) => it === disabled.value) &&
    action.kind === "known" &&
    [undefined, null, "ROLLBACK", "DELETE"].some((it) => it === action.value)
  );
}

/**
 * Whether a resource of a template goes where its stack takes it back. Any value but `Delete` counts as staying;
 * `RetainExceptOnCreate` does too, although AWS deletes it where it takes back the operation that created it.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatereplacepolicy.html
 */
export function isTakenBack(resource: JsonObject): boolean {
  const { DeletionPolicy: deletion = "Delete", UpdateReplacePolicy: replacement = "Delete" } = resource;
  return deletion === "Delete" && replacement === "Delete";
}
