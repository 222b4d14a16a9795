import "../../../index";

import { User } from "@pulumi/aws/iam";

/** The mistake that the policy pack is there for: somebody adds a user and puts it into no group. */
export const rogue = new User("rogue", { name: "rogue" });
