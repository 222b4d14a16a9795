import { PolicyPack } from "@pulumi/policy";

import { createPolicies } from "./policies";

new PolicyPack("account-baseline", { policies: createPolicies() });
