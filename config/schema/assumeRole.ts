import { z } from "zod";

import * as rules from "../../components/rules/awsRules";
import { matching, wholeNumber } from "./values";

const role = matching(
  new RegExp(`${rules.ROLE_ARN.source}|${rules.ROLE_NAME.source}`),
  "the ARN of a role, or the name of a role in this account, e.g. OrganizationAccountAccessRole",
);

const assumedRole = z.strictObject(
  {
    role: role.describe("ARN of the role, or the name of a role in the stack's account."),
    externalId: matching(rules.EXTERNAL_ID, "2 to 1,224 letters, digits or _ + = , . @ : / -")
      .optional()
      .describe("External id that the role's trust policy requires. May be a secret."),
    sessionName: matching(rules.ROLE_SESSION_NAME, "2 to 64 letters, digits or _ + = , . @ -")
      .optional()
      .describe(
        "Session name, as CloudTrail shows it; by default `account-baseline`, with the name of the run in a rollout.",
      ),
    durationSeconds: wholeNumber(
      900,
      43_200,
      "a whole number of seconds from 900 to 43,200 (15 minutes to 12 hours)",
    )
      .default(3600)
      .describe("Length of the role session in seconds, 900 to 43,200 (AWS allows 3,600 in a chain)."),
  },
  { error: "the name or ARN of a role, or a map with at least `role`" },
);

/** One role or a chain of them, as a list in the order in which they are assumed. */
export const assumeRole = z
  .union(
    [
      role,
      assumedRole,
      z
        .array(z.union([role, assumedRole], { error: "a role (name or ARN), or a map with `role`" }), {
          error: "a list of roles",
        })
        .min(1, { error: "at least one role" })
        .max(5, { error: "at most five roles in a chain" }),
    ],
    { error: "a role (name or ARN), a map with `role`, or a list of them in the order of the chain" },
  )
  .transform((value) =>
    (Array.isArray(value) ? value : [value]).map((item) =>
      typeof item === "string" ? assumedRole.parse({ role: item }) : item,
    ),
  );
