// The user's name is known only after the deploy, and nothing binds it.
import * as aws from "@pulumi/aws";

import { DENY_WITHOUT_MFA } from "../documents";
import { team } from "../team";

const { user } = team("admins", "fine", [DENY_WITHOUT_MFA]);
new aws.iam.User("rogue", { name: user.uniqueId.apply((id) => `deputy-of-${id}`) });
