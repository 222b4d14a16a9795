import type { StackResource } from "../pulumi/resource";

/**
 * How a credential waits for other resources, as an instruction: by Pulumi's `dependsOn`, or by `DependsOn` for those of
 * its own CloudFormation template.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html
 */
export function howToWait(credential: StackResource, resources: readonly StackResource[]): string {
  const stack = credential.template?.stack.urn;
  const isInside = ({ template }: StackResource): boolean =>
    stack !== undefined && template?.stack.urn === stack;
  const inside = resources.filter(isInside).map(described);
  const outside = resources.filter((it) => !isInside(it)).map((it) => described(ofProgram(it)));
  return [
    ...(inside.length === 0
      ? []
      : [`Add ${list(inside)} to DependsOn of ${credential.name} in the template.`]),
    ...(outside.length === 0 ? [] : [`Add ${list(outside)} to dependsOn of ${ofProgram(credential).name}.`]),
  ].join(" ");
}

/** The same where it is not known yet which resources will bind the user. */
export function howToWaitForBinding(credential: StackResource): string {
  const what = "Add the user's policies, their attachments and the group memberships to";
  const inProgram = `dependsOn of ${ofProgram(credential).name}`;
  return credential.template === undefined
    ? `${what} ${inProgram}.`
    : `${what} DependsOn of ${credential.name} in the template. Add those outside the template to ${inProgram}.`;
}

/** What the program calls it: a resource of a template is created by its stack. */
function ofProgram({ template, holder, ...resource }: StackResource): StackResource {
  return template === undefined ? (holder ?? resource) : ofProgram(template.stack);
}

function described({ name, type }: StackResource): string {
  return `${name} (${type})`;
}

function list(items: readonly string[]): string {
  return [...new Set(items)].join(", ");
}
