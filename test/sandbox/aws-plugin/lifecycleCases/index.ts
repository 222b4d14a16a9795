import { accountCases } from "./account";
import { costCases } from "./costs";
import { iamCases } from "./iam";
import { monitoringCases } from "./monitoring";
import { otherCases } from "./other";
import type { LifecycleCases } from "./shared";

export type { LifecycleCase, Make } from "./shared";

/** One case for every resource type of the plugin; the test fails for a type without one. */
export const lifecycleCases: LifecycleCases = {
  ...iamCases,
  ...accountCases,
  ...costCases,
  ...monitoringCases,
  ...otherCases,
};
