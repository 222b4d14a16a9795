import { existsSync } from "node:fs";
import { join } from "node:path";

import type { Project } from "../accounts/project";
import { UsageError } from "../usageError";

/** Where a project has the policy pack, as seen from its folder: in a checkout of this repository, and as a package. */
const POLICY_PACKS = ["policy-pack", "node_modules/account-baseline-policies"];
const POLICY_CONFIG = "policy-config.json";

/**
 * The environment that makes every `pulumi preview` and `pulumi up` run the project's policy pack; a pack that does
 * not load fails them.
 * @throws UsageError where the project has no pack: whatever deploys it elsewhere would then run without one.
 */
export function policyPackEnvironment({ directory }: Project): Record<string, string> {
  const pack = POLICY_PACKS.find((folder) => existsSync(join(directory, folder, "PulumiPolicy.yaml")));
  if (pack === undefined) {
    const places = POLICY_PACKS.map((folder) => join(directory, folder)).join(" or ");
    throw new UsageError(`no policy pack in ${places}; an export without one would not be gated`);
  }
  return {
    PULUMI_OPTION_POLICY_PACK: pack,
    ...(existsSync(join(directory, POLICY_CONFIG))
      ? { PULUMI_OPTION_POLICY_PACK_CONFIG: POLICY_CONFIG }
      : {}),
  };
}
