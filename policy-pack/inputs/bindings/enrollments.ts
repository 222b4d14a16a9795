import { expandTemplates } from "../cloudformation/expandTemplates";
import type { StackResource } from "../pulumi/resource";
import { describeEnrollment } from "../../proof/describe";
import { Assessors, identityOf } from "./assessors";
import { BindingCollector } from "./collector";
import { blockedUser, type BlockedUser, type StackSettings } from "./judgeStack";

/** A user that MFA is enforced for and that may never get as far as a device. */
export interface LockedOut extends BlockedUser {
  /** Another policy may grant what is missing, or the user has no console password in this stack. */
  advisory?: true;
}

/** The users of a stack that are bound to MFA and cannot enroll a device, or are not granted it here. */
export async function judgeEnrollments(
  resources: readonly StackResource[],
  settings: StackSettings = {},
): Promise<readonly LockedOut[]> {
  const expanded = expandTemplates(resources);
  const collector = new BindingCollector(expanded.resources, settings.trust);
  const assessors = new Assessors(settings);
  const withPassword = new Set(
    collector
      .credentialsOf(expanded.resources)
      .filter(({ resource }) => /loginprofile/i.test(resource.type))
      .flatMap((credential) => collector.usersOf(credential).map(({ subject }) => subject)),
  );
  const locked: LockedOut[] = [];
  for (const user of collector.boundUsers()) {
    const { bindings, subject } = user;
    const { assessor, labels } = assessors.of(bindings);
    const identity = identityOf(user);
    // A user who works without MFA is blocked by another rule, and what a trusted policy grants is not known.
    if (bindings.trusted.length > 0 || !(await assessor.isEnforced(identity))) continue;
    const enrollment = assessor.enrollment(identity);
    const isUnread = bindings.obstacles.length > 0 || bindings.unreadGrants;
    if (enrollment.outcome === "denied") {
      const isPasswordAlone = enrollment.steps.every(
        ({ action, outcome }) => outcome !== "denied" || action === "iam:ChangePassword",
      );
      const message = `IAM user "${subject}" can never enroll an MFA device. Enrollment is ${describeEnrollment(enrollment, labels)} Exempt iam:ChangePassword, iam:CreateVirtualMFADevice and iam:EnableMFADevice from the Deny.`;
      const isAdvisory = isPasswordAlone && !withPassword.has(subject);
      locked.push({ ...blockedUser(user, message), ...(isAdvisory && { advisory: true }) });
    } else if (enrollment.outcome === "not-granted" && !isUnread) {
      const message = `IAM user "${subject}" is not granted what enrolling an MFA device takes: ${describeEnrollment(enrollment, labels)} Allow it, unless a policy outside of this stack does.`;
      locked.push({ ...blockedUser(user, message), advisory: true });
    }
  }
  return locked;
}
