import { z } from "zod";

import * as rules from "../../components/rules/awsRules";
import { eachOnce, matching, part, region } from "./values";

const signInAlerts = z
  .strictObject({
    regions: eachOnce(z.array(region, { error: "a list of AWS regions" }), "region")
      .optional()
      .describe(
        "Regions that forward events, in addition to us-east-1 and the home region; by default us-east-2, eu-north-1 and ap-southeast-2, where AWS can record sign-ins of IAM users. API calls of root are seen in these regions only.",
      ),
    logGroup: matching(
      rules.LOG_GROUP_NAME,
      "the name of a CloudWatch log group: 1 to 512 letters, digits or . - _ / #",
    )
      .optional()
      .describe(
        "Log group of a CloudTrail trail. Metric filters and alarms on it see all regions of the trail (CIS 4.2 and 4.3).",
      ),
    logGroupRegion: region.optional().describe("Region of the log group; by default the home region."),
  })
  .refine((it) => it.logGroupRegion === undefined || it.logGroup !== undefined, {
    path: ["logGroup"],
    error: "the name of a log group, where logGroupRegion is given",
  });

/** Alerts on what should not happen. */
export const signInKeys = {
  signInAlerts: part(signInAlerts, "regions, logGroup, logGroupRegion").describe(
    "A message for each use of the root user and each console sign-in of an IAM user without MFA. Needs a CloudTrail trail. `true`, or a map.",
  ),
} as const;
