import type { ResourceValidationPolicy } from "@pulumi/policy";

import type { ExemptionLog } from "../rule/exemptionReport";
import { applyExemptions, EXEMPTIONS_SCHEMA, type Exemption } from "../rule/exemptions";
import type { Violation } from "../rule/rule";
import { CredentialOrder } from "./support/credentialOrder";

const NAME = "iam-credential-needs-binding";

/**
 * Stops an update before it makes a password or key of an IAM user that nothing binds yet. Stack policies judge more
 * thoroughly, but only after all steps of an update: without a preview they come too late.
 *
 * What a run has shown is remembered, so each run needs a policy of its own. Resources are shown in the order in which
 * the program registers them, which `dependsOn` decides.
 * @see https://www.pulumi.com/docs/iac/crossguard/core-concepts/
 */
export function iamCredentialNeedsBinding(log: ExemptionLog): ResourceValidationPolicy {
  const order = new CredentialOrder();
  const violations: Violation[] = [];
  return {
    name: NAME,
    displayName: "IAM credentials come after what binds their user",
    description:
      "An access key or login profile is made only after a policy, a policy attachment or a group membership of its user. It holds also where an update skips the preview; whether what binds the user enforces MFA, iam-user-mfa-enforcement decides.",
    enforcementLevel: "mandatory",
    severity: "high",
    framework: {
      name: "NIST SP 800-53",
      version: "Rev. 5",
      reference: "IA-5",
      specification: "Authenticator Management",
    },
    tags: ["iam", "mfa", "credentials"],
    remediationSteps:
      "Give the credential dependsOn with the group membership or policy attachment that binds its user.",
    url: "https://www.pulumi.com/docs/iac/concepts/resources/options/dependson/",
    configSchema: { properties: { exemptions: EXEMPTIONS_SCHEMA } },
    validateResource: (args, reportViolation) => {
      const { type, urn, name, props, provider } = args;
      const found = order.see({
        type,
        urn,
        name,
        props,
        propertyDependencies: {},
        ...(provider && { provider: { urn: provider.urn } }),
      });
      violations.push(...found);
      const { exemptions = [] } = args.getConfig<{ exemptions?: Exemption[] }>();
      const today = new Date().toISOString().slice(0, 10);
      log.record(NAME, applyExemptions(violations, exemptions, today).uses);
      for (const { message } of applyExemptions(found, exemptions, today).remaining) reportViolation(message);
    },
  };
}
