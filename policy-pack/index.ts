import { PolicyPack } from "@pulumi/policy";

import { createPolicies } from "./policies";
import { rejectUnknownRules } from "./rule/rejectUnknownRules";

const policies = createPolicies();
rejectUnknownRules(policies.map(({ name }) => name));
new PolicyPack("account-baseline", { policies });
