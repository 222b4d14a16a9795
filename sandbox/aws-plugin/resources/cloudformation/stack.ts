import { z } from "zod";
import { defineResource } from "../../resourceType";
import { tags } from "../schemas";

const LACKING =
  "the sandbox's emulator has no CloudFormation, so such a stack can be previewed here but not created; " +
  "set AWS_ENDPOINT_URL to an emulator that has it";

/** Preview only. https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html */
export const stack = defineResource({
  type: "aws:cloudformation/stack:Stack",
  inputs: z.strictObject({
    name: z
      .string()
      .regex(/^[a-z][a-z\d-]{0,127}$/i, "CloudFormation allows up to 128 letters, digits and hyphens"),
    capabilities: z
      .array(z.enum(["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"]))
      .optional(),
    disableRollback: z.boolean().optional(),
    iamRoleArn: z.string().optional(),
    notificationArns: z.array(z.string()).optional(),
    onFailure: z.enum(["DO_NOTHING", "ROLLBACK", "DELETE"]).optional(),
    parameters: z.record(z.string(), z.string()).optional(),
    policyBody: z.string().optional(),
    policyUrl: z.string().optional(),
    region: z.string(),
    tags,
    templateBody: z.string().optional(),
    templateUrl: z.string().optional(),
    timeoutInMinutes: z.number().int().positive().optional(),
  }),
  autoName: { maxLength: 128 },
  regional: true,
  taggable: true,
  // The real provider reads parameters, policy and template back from AWS where a program gives none.
  computed: ["outputs", "parameters", "policyBody", "templateBody"],
  replaceOn: ["name", "disableRollback", "onFailure", "region", "timeoutInMinutes"],

  create: () => Promise.reject(new Error(LACKING)),
  read: () => Promise.reject(new Error(LACKING)),
  delete: () => Promise.reject(new Error(LACKING)),
});
