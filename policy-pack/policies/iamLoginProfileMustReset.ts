import type { Rule } from "../rule/rule";
import { readProperty, TYPES, type StackResource } from "../stack/resource";
import { nist } from "./support/controls";
import { userNames } from "./support/names";

const PROPERTY = "passwordResetRequired";

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
  judge: (resources) =>
    resources
      .filter((resource) => resource.type === TYPES.userLoginProfile && !mustReset(resource))
      .flatMap((profile) =>
        userNames(profile, "user").map((user) => ({
          subject: user,
          urn: profile.urn,
          message: `The login profile of IAM user "${user}" has ${PROPERTY} ${valueOf(profile)}, so the generated password stays good. Set ${PROPERTY}: true.`,
        })),
      ),
};

function mustReset(profile: Registered): boolean {
  const property = readProperty(profile, PROPERTY);
  if (property.kind === "known" && property.value === true) return true;
  // Once the user has changed the password AWS reports false, and a program that ignores changes keeps that value.
  return exists(profile) && (profile.opts?.ignoreChanges ?? []).includes(PROPERTY);
}

/** Of a profile that is still to be created the password is not known, in either form. */
function exists(profile: StackResource): boolean {
  return ["password", "encryptedPassword"].every((name) => readProperty(profile, name).kind === "known");
}

function valueOf(profile: StackResource): string {
  const property = readProperty(profile, PROPERTY);
  if (property.kind === "unknown") return "that is known only after the deploy";
  return property.value === undefined ? "left out, which means false" : JSON.stringify(property.value);
}
