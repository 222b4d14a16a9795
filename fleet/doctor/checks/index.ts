import type { Check } from "../check";
import { billingAccess } from "./billingAccess";
import { billingMetrics } from "./billingMetrics";
import { emailSubscriptionsConfirmed } from "./emailSubscriptionsConfirmed";
import { passwordPolicy } from "./passwordPolicy";
import { rootCentrallyManaged } from "./rootCentrallyManaged";
import { rootMfa } from "./rootMfa";
import { rootNoAccessKeys } from "./rootNoAccessKeys";
import { signInEvents } from "./signInEvents";
import { unusedCredentials } from "./unusedCredentials";
import { usersWithoutMfa } from "./usersWithoutMfa";

/** What is asked of an account once its credentials were seen to be its own. */
export const CHECKS: readonly Check[] = [
  rootMfa,
  rootNoAccessKeys,
  rootCentrallyManaged,
  billingAccess,
  billingMetrics,
  emailSubscriptionsConfirmed,
  signInEvents,
  usersWithoutMfa,
  passwordPolicy,
  unusedCredentials,
];
