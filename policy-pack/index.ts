import { PolicyPack } from "@pulumi/policy";

import { policies } from "./policies";

new PolicyPack("account-baseline", { policies });
