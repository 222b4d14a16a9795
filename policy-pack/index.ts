import { PolicyPack } from "@pulumi/policy";

import { createPolicies } from "./rules";
import { EngineRun } from "./pack/packConfig";

const run = new EngineRun();
const policies = createPolicies(run);
run.expect(policies.map(({ name }) => name));
new PolicyPack("account-baseline", { policies });
