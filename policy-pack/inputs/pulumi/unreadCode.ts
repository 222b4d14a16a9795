import { bridgedName } from "./bridgedTypes";

/** Types that run code of the user's, which may call AWS as it likes. */
const CODE: readonly RegExp[] = [
  /^pulumi-\w+:dynamic[:/]/,
  /^command:(local|remote):Command$/,
  /^aws:lambda\/invocation:Invocation$/,
  /^aws-native:index:(CfnCustomResource|CustomResourceEmulator)$/,
  /^aws-native:cloudformation:CustomResource$/,
  /^AWS::CloudFormation::CustomResource$/,
];

/** Types of CloudFormation's registry that are not AWS's own run a handler of their publisher's. */
const REGISTRY_TYPE = /^\w+::\w+(::\w+)?$/;
const AWS_TYPE = /^(AWS|Alexa)::/;

/**
 * Whether resources of this type run code that no proof can read: dynamic resources, commands, custom resources and
 * extensions of CloudFormation.
 */
export function runsUnreadCode(type: string): boolean {
  return (
    (REGISTRY_TYPE.test(type) && !AWS_TYPE.test(type)) ||
    bridgedName(type) === "lambdaInvocation" ||
    CODE.some((pattern) => pattern.test(type))
  );
}
