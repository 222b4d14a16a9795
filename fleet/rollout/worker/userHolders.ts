import { isObject, type JsonObject } from "../../../policy-pack/iam/json";
import { parseTemplate } from "../../../policy-pack/inputs/cloudformation/parseTemplate";
import { stackTypeOf } from "../../../policy-pack/inputs/cloudformation/stacks";
import { shapeOf } from "../../../policy-pack/inputs/shapes/shapes";

/** A resource's type and inputs, as the engine's events and its state have them. */
export interface HeldResource {
  readonly type: string;
  readonly inputs: JsonObject;
}

/** Stands for a value that is known only after the deploy, in the engine's events. */
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** IAM types of bridged Terraform providers, such as `aws:index/iamUser:IamUser`. */
const BRIDGED =
  /:Iam(User|AccessKey|UserLoginProfile|ServiceSpecificCredential|UserSshKey|SigningCertificate)$/i;

/** Types that name the CloudFormation type of what they create in a property. */
const GENERIC: ReadonlyMap<string, string> = new Map([
  ["aws:cloudcontrol/resource:Resource", "typeName"],
  ["aws-native:index:ExtensionResource", "type"],
]);

/**
 * What leaves resources in AWS by a property of its own when it is deleted. Whether there are IAM users among them it
 * does not show.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteStackInstances.html
 * @see https://docs.aws.amazon.com/servicecatalog/latest/dg/API_TerminateProvisionedProduct.html
 */
const RETAINING: ReadonlyMap<string, { property: string; held: string }> = new Map([
  [
    "aws:cloudformation/stackSetInstance:StackSetInstance",
    { property: "retainStack", held: "IAM users of its stack" },
  ],
  [
    "aws:cloudformation/stackInstances:StackInstances",
    { property: "retainStacks", held: "IAM users of its stacks" },
  ],
  [
    "aws:servicecatalog/provisionedProduct:ProvisionedProduct",
    { property: "retainPhysicalResources", held: "IAM users of its product" },
  ],
]);

/**
 * What of IAM a resource holds: `user alice`, `a credential of user alice`, `IAM resources of its template`; undefined
 * where it is neither a user nor a credential, and cannot create one. What is not known counts as one.
 */
export function userHeldBy({ type, inputs }: HeldResource): string | undefined {
  const retaining = RETAINING.get(type);
  if (retaining !== undefined) return retaining.held;
  if (stackTypeOf(type) !== undefined) return mayCreateIam(inputs) ? "IAM users of its template" : undefined;
  if (BRIDGED.test(type)) return heldBy(type.endsWith("IamUser") ? "user" : "credential", inputs["name"]);
  const named = GENERIC.get(type);
  if (named === undefined) return heldByType(type, inputs);
  const typeName = inputs[named];
  if (typeof typeName !== "string" || typeName.includes(UNKNOWN)) return "perhaps an IAM user";
  return heldByType(typeName, {});
}

/** How a resource says itself that AWS keeps users or credentials of it: `retainStack`, or `DeletionPolicy of Alice`. */
export function retainedByItself({ type, inputs }: HeldResource): string | undefined {
  const retaining = RETAINING.get(type);
  if (retaining !== undefined) {
    const value = inputs[retaining.property];
    return value === undefined || value === null || value === false ? undefined : retaining.property;
  }
  if (stackTypeOf(type) === undefined) return undefined;
  const body = inputs["templateBody"];
  // A template that the preview does not know is refused by the policy pack where it may create IAM resources.
  if (body === undefined || body === null || JSON.stringify(body).includes(UNKNOWN)) return undefined;
  const parsed = parseTemplate(body);
  if (!parsed.ok) return "a template that cannot be read, as one that is secret";
  const resources = parsed.template["Resources"];
  for (const [logicalId, resource] of Object.entries(isObject(resources) ? resources : {})) {
    if (!isObject(resource) || typeof resource["Type"] !== "string") continue;
    if (heldByType(resource["Type"], {}) === undefined) continue;
    const key = ["DeletionPolicy", "UpdateReplacePolicy"].find(
      (policy) => resource[policy] !== undefined && resource[policy] !== "Delete",
    );
    if (key !== undefined) return `${key} of ${logicalId}`;
  }
  return undefined;
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html */
function mayCreateIam({ capabilities }: JsonObject): boolean {
  if (capabilities === undefined || capabilities === null) return false;
  if (!Array.isArray(capabilities)) return true;
  return capabilities.some(
    (capability) => typeof capability !== "string" || !/^CAPABILITY_AUTO_EXPAND$/.test(capability),
  );
}

function heldByType(type: string, inputs: JsonObject): string | undefined {
  const shape = shapeOf(type);
  if (shape?.role === "user") return heldBy("user", inputs[shape.name]);
  return shape?.role === "credential" ? heldBy("credential", inputs[shape.users]) : undefined;
}

function heldBy(role: "user" | "credential", name: unknown): string {
  const isKnown = typeof name === "string" && name !== "" && !name.includes(UNKNOWN);
  const user = isKnown ? `user ${name}` : "a user";
  return role === "user" ? user : `a credential of ${user}`;
}
