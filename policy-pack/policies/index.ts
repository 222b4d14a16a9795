import type { Policies } from "@pulumi/policy";

import { ExemptionLog, exemptionReport } from "../rule/exemptionReport";
import { stackPolicy } from "../rule/stackPolicy";
import { iamCredentialNeedsBinding } from "./iamCredentialNeedsBinding";
import { rules } from "./rules";

/** All policies of the pack, made anew: they remember what they have seen of a stack. */
export function createPolicies(): Policies {
  const log = new ExemptionLog();
  return [
    iamCredentialNeedsBinding(log),
    ...rules.map((rule) => stackPolicy(rule, log)),
    exemptionReport(log),
  ];
}
