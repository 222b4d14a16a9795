import type { Policies } from "@pulumi/policy";

import { iamUserMfaEnforcement } from "./iamUserMfaEnforcement";

/** All rules of the pack. */
export const policies: Policies = [iamUserMfaEnforcement];
