import type { Rule } from "../pack/rule";
import { allowedAccountIds, AWS_PROVIDER } from "../inputs/pulumi/providers";
import { appliesTo, everyStackOption, type EveryStackOption } from "./support/baseline";
import { nist } from "./support/controls";

/**
 * Blocks providers that would deploy into whatever account the credentials of the day are for.
 * @see https://www.pulumi.com/registry/packages/aws/api-docs/provider/#inputs
 */
export const providerPinsAccount: Rule<EveryStackOption> = {
  name: "provider-pins-account",
  displayName: "Providers name the account they deploy to",
  description:
    "Every aws provider that resources of the stack use has allowedAccountIds, so that credentials of another account create nothing.",
  enforcementLevel: "mandatory",
  severity: "high",
  controls: [
    nist(
      "CM-5",
      "Access Restrictions for Change: define, document, approve, and enforce physical and logical access restrictions associated with changes to the system.",
    ),
  ],
  tags: ["account"],
  remediationSteps:
    'Give the provider allowedAccountIds: ["<account id>"]. The default provider takes it from the stack\'s config: pulumi config set --path aws:allowedAccountIds[0] <account id>.',
  url: "https://www.pulumi.com/registry/packages/aws/api-docs/provider/#inputs",
  options: { everyStack: everyStackOption },
  judge: (resources, options) => {
    if (!appliesTo(resources, options)) return [];
    const used = new Set(
      resources.filter(({ type }) => type.startsWith("aws:")).map(({ provider }) => provider?.urn),
    );
    return resources.flatMap((provider) => {
      if (provider.type !== AWS_PROVIDER || !used.has(provider.urn)) return [];
      const accounts = allowedAccountIds(provider);
      if (accounts !== "unknown" && accounts.length > 0) return [];
      const fault =
        accounts === "unknown"
          ? "has allowedAccountIds that are not known in the preview: give them as plain text"
          : "has no allowedAccountIds, so it deploys to the account of any credentials: name the account";
      return [
        { subject: provider.name, urn: provider.urn, message: `The aws provider ${provider.name} ${fault}.` },
      ];
    });
  },
};
