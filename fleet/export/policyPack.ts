import { existsSync } from "node:fs";
import { join } from "node:path";

import type { Project } from "../accounts/project";
import { UsageError } from "../usageError";

/** Folder of the policy pack, as seen from the project's. */
const POLICY_PACK = "policy-pack";
const POLICY_CONFIG = "policy-config.json";

/**
 * The environment that makes every `pulumi preview` and `pulumi up` run the project's policy pack; a pack that does
 * not load fails them.
 * @throws UsageError where the project has no pack: whatever deploys it elsewhere would then run without one.
 */
export function policyPackEnvironment({ directory }: Project): Record<string, string> {
  if (!existsSync(join(directory, POLICY_PACK, "PulumiPolicy.yaml"))) {
    throw new UsageError(
      `no policy pack in ${join(directory, POLICY_PACK)}; an export without one would not be gated`,
    );
  }
  return {
    PULUMI_OPTION_POLICY_PACK: POLICY_PACK,
    ...(existsSync(join(directory, POLICY_CONFIG))
      ? { PULUMI_OPTION_POLICY_PACK_CONFIG: POLICY_CONFIG }
      : {}),
  };
}
