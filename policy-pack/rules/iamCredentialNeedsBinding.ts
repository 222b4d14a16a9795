import { judgeCredentialOrder } from "../inputs/bindings/judgeStack";
import { UpdateGate } from "../inputs/bindings/updateGate";
import { applyExemptions } from "../pack/exemptions";
import { readOptions } from "../pack/options";
import type { Run } from "../pack/packConfig";
import type { Rule, Violation } from "../pack/rule";
import { iamUserMfaEnforcement, stackSettings, type MfaOptions } from "./iamUserMfaEnforcement";
import { nist } from "./support/controls";

/**
 * Blocks a password, key or other credential of an IAM user that may exist before all that proves that its user works
 * with MFA only. The preview gate follows what the credential depends on. The update gate proves the user with what the
 * update has registered so far, before the credential is created.
 *
 * How users are judged, which of them are exempt and whether anything blocks, the config of
 * `iam-user-mfa-enforcement` decides for both gates.
 * @param run What the update has registered is remembered, so each run needs a rule of its own.
 * @see https://www.pulumi.com/docs/iac/crossguard/core-concepts/
 */
export function iamCredentialNeedsBinding(run: Run): Rule {
  let gate: UpdateGate | undefined;
  const mfaOptions = (): ReturnType<typeof readOptions<MfaOptions>> =>
    readOptions(iamUserMfaEnforcement, run.configOf(iamUserMfaEnforcement.name).options);

  const asConfigured = async (blocked: readonly Violation[]): Promise<readonly Violation[]> => {
    const { level } = run.configOf(iamUserMfaEnforcement.name);
    if (level === "disabled" || blocked.length === 0) return [];
    const { exemptions = [] } = await mfaOptions();
    const today = new Date().toISOString().slice(0, 10);
    const { remaining } = applyExemptions(blocked, exemptions, today);
    return level === "advisory" ? remaining.map((it) => ({ ...it, advisory: true })) : remaining;
  };

  return {
    name: "iam-credential-needs-binding",
    displayName: "IAM credentials come after what enforces MFA on their user",
    description:
      "A login profile, access key, service-specific credential, SSH key or signing certificate is created only after the policies, attachments and memberships that prove that its user works with MFA only; the proof is repeated during the update, before the credential is created.",
    enforcementLevel: "mandatory",
    severity: "high",
    controls: [nist("IA-5", "Authenticator Management")],
    tags: ["iam", "mfa", "credentials"],
    remediationSteps:
      "Give the credential dependsOn with the MFA-enforcing policy, its attachment and the group membership of its user.",
    url: "https://www.pulumi.com/docs/iac/concepts/resources/options/dependson/",
    options: {},
    judge: async (resources) =>
      asConfigured(await judgeCredentialOrder(resources, stackSettings(await mfaOptions()))),
    gate: async (resource) => {
      gate ??= new UpdateGate(stackSettings(await mfaOptions()));
      return asConfigured(await gate.see(resource));
    },
  };
}
