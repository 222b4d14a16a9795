import { isObject } from "../iam/json";
import type { Rule, Violation } from "../pack/rule";
import { expandTemplates } from "../inputs/cloudformation/expandTemplates";
import { shapeOf } from "../inputs/shapes/shapes";
import { readProperty, type Property, type StackResource } from "../inputs/pulumi/resource";
import { nist } from "./support/controls";
import { ownersOf, subjectOf, urnOf, type Subject } from "./support/names";

/** CrossGuard's resources carry the options that they were registered with. */
interface Registered extends StackResource {
  opts?: { ignoreChanges?: readonly string[] };
}

/**
 * Blocks a first console password that its user need not change: whoever deploys has seen it. IAM does not ask for the
 * change unless told to, so a profile without `passwordResetRequired` is blocked too.
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateLoginProfile.html
 */
export const iamLoginProfileMustReset: Rule = {
  name: "iam-login-profile-must-reset",
  displayName: "A first console password is changed at the first sign-in",
  description:
    "The generated password of a login profile is known to the deploy and its state; with passwordResetRequired it is good for one sign-in only.",
  enforcementLevel: "mandatory",
  severity: "medium",
  controls: [nist("IA-5", "Authenticator Management: changing default authenticators prior to first use.")],
  tags: ["iam", "credentials"],
  remediationSteps:
    "Set passwordResetRequired: true. A profile that was imported after its user has changed the password cannot say so: exempt its user in the pack's config.",
  url: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateLoginProfile.html",
  options: {},
  judge: (stack) => {
    const { resources } = expandTemplates(stack);
    return resources.flatMap((resource) => judgeResource(resource, resources));
  },
};

function judgeResource(resource: StackResource, resources: readonly StackResource[]): Violation[] {
  const shape = shapeOf(resource.type);
  if ((shape?.role !== "credential" && shape?.role !== "user") || shape.reset === undefined) return [];
  const { reset } = shape;
  if (shape.role === "credential") {
    return mustReset(resource, reset)
      ? []
      : violations(
          resource,
          ownersOf(resource, shape.users, resources),
          reset,
          readProperty(resource, reset),
        );
  }
  if (shape.credential === undefined) return [];
  const flag = readOwnProfile(resource, { profile: shape.credential, flag: reset });
  // CloudFormation takes the text for the truth value.
  const resets = flag === undefined || (flag.kind === "known" && /^true$/i.test(String(flag.value)));
  return resets ? [] : violations(resource, [subjectOf(resource)], reset, flag);
}

function violations(
  resource: StackResource,
  users: readonly Subject[],
  flag: string,
  value: Property,
): Violation[] {
  return users.map((user) => ({
    ...user,
    urn: urnOf(resource),
    message: `The login profile of IAM user "${user.subject}" has ${flag} ${describe(value)}, so its first password stays good. Set ${flag}: true.`,
  }));
}

/**
 * The flag of a login profile that is a property of the user. The password beside it is often not known yet.
 * @returns `undefined` for a user without a login profile.
 */
function readOwnProfile(
  user: StackResource,
  { profile, flag }: { profile: string; flag: string },
): Property | undefined {
  try {
    const value = user.props[profile];
    if (value === undefined || value === null) return undefined;
    return isObject(value) ? readProperty({ ...user, props: value }, flag) : { kind: "unknown" };
  } catch {
    return { kind: "unknown" };
  }
}

function mustReset(profile: Registered, flag: string): boolean {
  const property = readProperty(profile, flag);
  if (property.kind === "known" && property.value === true) return true;
  // Once the user has changed the password AWS reports false, and a program that ignores changes keeps that value.
  return exists(profile) && (profile.opts?.ignoreChanges ?? []).includes(flag);
}

/** Of a profile that is still to be created the password is not known, in either form. */
function exists(profile: StackResource): boolean {
  return ["password", "encryptedPassword"].every((name) => readProperty(profile, name).kind === "known");
}

function describe(property: Property): string {
  if (property.kind === "unknown") return "that is known only after the deploy";
  return property.value === undefined ? "left out, which means false" : JSON.stringify(property.value);
}
