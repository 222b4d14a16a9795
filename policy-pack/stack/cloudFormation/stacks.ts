/** Types of resources that have a CloudFormation template, and the property that names the stack. */
const STACKS: ReadonlyMap<string, { name: string; set: boolean }> = new Map([
  ["aws:cloudformation/stack:Stack", { name: "name", set: false }],
  ["aws:cloudformation/stackSet:StackSet", { name: "name", set: true }],
  ["aws-native:cloudformation:Stack", { name: "stackName", set: false }],
  ["aws-native:cloudformation:StackSet", { name: "stackSetName", set: true }],
]);

/** The property with the stack's name; `undefined` for a type without a template. */
export function stackNameProperty(type: string): string | undefined {
  return STACKS.get(type)?.name;
}

/** Whether the type makes its template's resources in other accounts than its own. */
export function isStackSet(type: string): boolean {
  return STACKS.get(type)?.set ?? false;
}
