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
    const sets = (instance.propertyDependencies["stackSetName"] ?? []).filter(({ type }) => isStackSet(type));
    return sets.length === 1;
  }
  return resources.some((it) => {
    const stackType = stackTypeOf(it.type);
    return (
      stackType?.set === true &&
      it.provider?.urn === instance.provider?.urn &&
      readText(it, stackType.name) === name.value
    );
  });
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
