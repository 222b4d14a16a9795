import { UPDATE_WITHOUT_CONFIG, type Run } from "../pack/packConfig";
import { deferralReport, exceptionReport, RunLog } from "../pack/reports";
import { stackPolicy, type GatedPolicy } from "../pack/stackPolicy";
import { iamCredentialNeedsBinding } from "./iamCredentialNeedsBinding";
import { iamUserCanEnrollMfa } from "./iamUserCanEnrollMfa";
import { iamUserMfaEnforcement } from "./iamUserMfaEnforcement";
import { rules } from "./rules";
import { withRegisteredLists } from "./support/registeredLists";

/** All policies of the pack, made anew: they remember what they have seen of a stack. */
export function createPolicies(run: Run = UPDATE_WITHOUT_CONFIG): GatedPolicy[] {
  const log = new RunLog();
  return [
    ...[iamCredentialNeedsBinding(run), iamUserCanEnrollMfa(run), ...rules].map((rule) =>
      stackPolicy(rule === iamUserMfaEnforcement ? withRegisteredLists(rule) : rule, log, run),
    ),
    deferralReport(log),
    exceptionReport(log, run.disabled),
  ];
}
