import { bridgedName, moduleResourceName } from "./bridgedTypes";
import { isStackSet, mayCreateIam, stackTypeOf } from "../cloudformation/stacks";
import { dialectOf } from "../shapes/dialects";
import { controlledMaker } from "./controllers";
import { isUnknownIamType } from "../shapes/kinds";
import { shapeOf } from "../shapes/shapes";
import { readProperty, readText, readTexts, type StackResource } from "./resource";

/**
 * Why a type may create IAM users that its resources do not show, by the type. A bridged type goes by its name. All of
 * them deploy a template that is elsewhere, with rights that their own stack does not give them.
 */
const PRODUCT = "it provisions a Service Catalog product, whose template is not in this stack";
const GIT_SYNC = "it deploys a CloudFormation stack from a template in a Git repository";
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ["aws:servicecatalog/provisionedProduct:ProvisionedProduct", PRODUCT],
  ["aws-native:servicecatalog:CloudFormationProvisionedProduct", PRODUCT],
  ["AWS::ServiceCatalog::CloudFormationProvisionedProduct", PRODUCT],
  ["servicecatalogProvisionedProduct", PRODUCT],
  ["servicecatalogCloudformationProvisionedProduct", PRODUCT],
  ["aws:sagemaker/project:Project", PRODUCT],
  ["aws-native:sagemaker:Project", PRODUCT],
  ["AWS::SageMaker::Project", PRODUCT],
  ["sagemakerProject", PRODUCT],
  ...["CodeStarConnections", "CodeConnections"].flatMap((service): [string, string][] => [
    [`aws:${service.toLowerCase()}/syncConfiguration:SyncConfiguration`, GIT_SYNC],
    [`aws-native:${service.toLowerCase()}:SyncConfiguration`, GIT_SYNC],
    [`AWS::${service}::SyncConfiguration`, GIT_SYNC],
    [`${service.toLowerCase()}SyncConfiguration`, GIT_SYNC],
  ]),
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

/** Why a type creates resources from a template that is elsewhere, whatever its own stack may create. */
export function templateElsewhere(type: string): string | undefined {
  return ELSEWHERE.get(bridgedName(type) ?? moduleResourceName(type) ?? type);
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
  const elsewhere = templateElsewhere(type) ?? controlledMaker(resource);
  if (elsewhere !== undefined) return elsewhere;
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
