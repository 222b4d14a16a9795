import type { Rule } from "../pack/rule";
import { billingAlarm } from "./billingAlarm";
import { budgetWithReachableSubscriber } from "./budgetWithReachableSubscriber";
import { iamLoginProfileMustReset } from "./iamLoginProfileMustReset";
import { iamOneResourceEach } from "./iamOneResourceEach";
import { iamPasswordPolicy } from "./iamPasswordPolicy";
import { iamPolicyKnownActions } from "./iamPolicyKnownActions";
import { iamRoleTrustNarrowsWebIdentity } from "./iamRoleTrustNarrowsWebIdentity";
import { iamRoleTrustRequiresMfa } from "./iamRoleTrustRequiresMfa";
import { iamUnreadCode } from "./iamUnreadCode";
import { iamUserMfaEnforcement } from "./iamUserMfaEnforcement";
import { iamUserNoAccessKey } from "./iamUserNoAccessKey";
import { iamUserNoDirectAdminPolicy } from "./iamUserNoDirectAdminPolicy";
import { providerPinsAccount } from "./providerPinsAccount";
import { requiredTags } from "./requiredTags";
import { topicEncryptedAndClosed } from "./topicEncryptedAndClosed";

/** All rules that judge a stack as a whole. */
export const rules: readonly Rule[] = [
  iamUserMfaEnforcement,
  iamRoleTrustRequiresMfa,
  iamRoleTrustNarrowsWebIdentity,
  iamUserNoDirectAdminPolicy,
  iamUserNoAccessKey,
  iamLoginProfileMustReset,
  iamPasswordPolicy,
  iamPolicyKnownActions,
  iamOneResourceEach,
  iamUnreadCode,
  budgetWithReachableSubscriber,
  billingAlarm,
  topicEncryptedAndClosed,
  providerPinsAccount,
  requiredTags,
];
