import { bridgedName, moduleResourceName } from "./bridgedTypes";
import { isStackSet, mayCreateIam, stackTypeOf } from "./cloudFormation/stacks";
import { dialectOf } from "./iam/dialects";
import { isUnknownIamType } from "./iam/kinds";
import { shapeOf } from "./iam/shapes";
import { readProperty, readText, readTexts, type StackResource } from "./resource";

/** Why a type may create IAM users that its resources do not show; bridged types go by their name. */
const PRODUCT = "it provisions a Service Catalog product, whose template is not in this stack";
const PRODUCTS: ReadonlySet<string> = new Set([
  "aws:servicecatalog/provisionedProduct:ProvisionedProduct",
  "aws-native:servicecatalog:CloudFormationProvisionedProduct",
  "AWS::ServiceCatalog::CloudFormationProvisionedProduct",
  "servicecatalogProvisionedProduct",
  "servicecatalogCloudformationProvisionedProduct",
  "aws:sagemaker/project:Project",
  "aws-native:sagemaker:Project",
  "AWS::SageMaker::Project",
  "sagemakerProject",
]);
const SERVERLESS: ReadonlySet<string> = new Set([
  "aws:serverlessrepository/cloudFormationStack:CloudFormationStack",
  "serverlessapplicationrepositoryCloudformationStack",
]);
const INSTANCES: ReadonlySet<string> = new Set([
  "aws:cloudformation/stackSetInstance:StackSetInstance",
  "aws:cloudformation/stackInstances:StackInstances",
  "cloudformationStackSetInstance",
  "cloudformationStackInstances",
]);
/** Resources of Terraform modules that can be anything; the pack does not read their properties. */
const OF_MODULES: ReadonlySet<string> = new Set([
  "cloudformationStack",
  "cloudformationStackSet",
  "cloudcontrolapiResource",
]);

/** Whether a type of CloudFormation's creates resources from a product's template, whatever its stack may create. */
export function isProduct(type: string): boolean {
  return PRODUCTS.has(bridgedName(type) ?? moduleResourceName(type) ?? type);
}

/**
 * Why a resource that is no CloudFormation stack may create IAM users or credentials without showing them; `undefined`
 * where it cannot.
 * @param resources Those of the whole stack, of which one may be the stack set of an instance.
 */
export function hiddenMaker(
  resource: StackResource,
  resources: readonly StackResource[],
): string | undefined {
  const { type } = resource;
  const ofModule = moduleResourceName(type);
  const key = bridgedName(type) ?? ofModule ?? type;
  if (PRODUCTS.has(key)) return PRODUCT;
  if (SERVERLESS.has(key)) {
    return mayCreateIam(resource, "capabilities")
      ? "it deploys an application of the Serverless Application Repository, whose template is not in this stack"
      : undefined;
  }
  if (INSTANCES.has(key)) {
    return isOfKnownSet(resource, resources) ? undefined : "its stack set is not in this stack";
  }
  if (ofModule !== undefined && OF_MODULES.has(ofModule)) {
    return "it is part of a Terraform module, whose resources are not read";
  }
  if (isUnknownIamType(type))
    return `${type} is not read, and may be a user, a credential or what binds users`;
  return isCredentialOfNobody(resource)
    ? `${type} is a credential that does not name its user`
    : dialectOf(resource)?.reason;
}

/** By a name that is known, or else by the only stack set that the name comes from. */
function isOfKnownSet(instance: StackResource, resources: readonly StackResource[]): boolean {
  const name = readProperty(instance, "stackSetName");
  if (name.kind === "unknown") {
    const [set, ...others] = (instance.propertyDependencies["stackSetName"] ?? []).filter(({ type }) =>
      isStackSet(type),
    );
    return set !== undefined && others.length === 0 && isAtSamePlace(set, instance);
  }
  return resources.some((it) => {
    const stackType = stackTypeOf(it.type);
    return (
      stackType?.set === true && isAtSamePlace(it, instance) && readText(it, stackType.name) === name.value
    );
  });
}

/**
 * Whether two resources are where stack sets of one name are the same: in one account and region, and either among its
 * own stack sets or, by `callAs`, among those of the organization's management account.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStackInstances.html
 */
function isAtSamePlace(set: StackResource, instance: StackResource): boolean {
  const isSame = (of: (it: StackResource) => unknown): boolean => {
    const value = of(set);
    return value !== UNKNOWN && value === of(instance);
  };
  return set.provider?.urn === instance.provider?.urn && isSame(callerOf) && isSame(regionOf);
}

const UNKNOWN = Symbol("unknown");

function callerOf(resource: StackResource): unknown {
  const callAs = readProperty(resource, "callAs");
  return callAs.kind === "unknown" ? UNKNOWN : (callAs.value ?? "SELF");
}

/** The provider's where the resource has none; it is shown with the provider's once it exists. */
function regionOf(resource: StackResource): unknown {
  const region = readProperty(resource, "region");
  if (region.kind === "unknown") return UNKNOWN;
  const props = resource.provider?.props ?? {};
  const ofProvider = readProperty({ props }, "region");
  return region.value ?? (ofProvider.kind === "unknown" ? undefined : ofProvider.value);
}

/**
 * A bridge under a name of the user's choice may spell properties in another way than Terraform's aws provider, and
 * IAM takes a key without a user for one of the caller's own.
 */
function isCredentialOfNobody(resource: StackResource): boolean {
  const shape = shapeOf(resource.type);
  if (shape?.role !== "credential") return false;
  const users = readTexts(resource, shape.users);
  return users !== "unknown" && users.length === 0;
}
