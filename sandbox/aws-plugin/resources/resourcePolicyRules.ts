import { z } from "zod";
import { AwsRuleError } from "../errors";

const MAX_BYTES_OF_SNS = 30_720;

const oneOrMore = z.union([z.string(), z.array(z.string())]);

const statement = z.object({
  Effect: z.enum(["Allow", "Deny"]),
  Principal: z.union([z.literal("*"), z.record(z.string(), oneOrMore)]).optional(),
  NotPrincipal: z.union([z.literal("*"), z.record(z.string(), oneOrMore)]).optional(),
  Action: oneOrMore.optional(),
  NotAction: oneOrMore.optional(),
  Resource: oneOrMore.optional(),
  NotResource: oneOrMore.optional(),
  Condition: z.record(z.string(), z.unknown()).optional(),
});

const policy = z.object({
  Version: z.enum(["2008-10-17", "2012-10-17"]).optional(),
  Statement: z.union([statement, z.array(statement).min(1)]),
});

/**
 * The emulator takes any JSON for the policy of a topic, a key or a secret; AWS does not.
 *
 * @param maxBytes - Of the service; that of SNS by default.
 * @throws AwsRuleError InvalidParameter
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function assertResourcePolicy(document: string, maxBytes = MAX_BYTES_OF_SNS): void {
  const parsed = policy.safeParse(JSON.parse(document));
  if (!parsed.success) {
    const where = parsed.error.issues.map(({ path }) => path.map(String).join(".")).join(", ");
    throw new AwsRuleError("InvalidParameter", `Policy Error: invalid policy document (at ${where})`);
  }
  for (const item of [parsed.data.Statement].flat()) {
    const whole =
      (item.Principal === undefined) !== (item.NotPrincipal === undefined) &&
      (item.Action === undefined) !== (item.NotAction === undefined) &&
      (item.Resource === undefined) !== (item.NotResource === undefined);
    if (!whole) {
      throw new AwsRuleError(
        "InvalidParameter",
        "Policy Error: a statement of a resource policy needs one each of Principal, Action and Resource",
      );
    }
  }
  if (Buffer.byteLength(document) > maxBytes) {
    throw new AwsRuleError("InvalidParameter", `Policy Error: the policy is larger than ${maxBytes} bytes`);
  }
}

/** Whether a valid policy allows something to everyone. A condition is taken to narrow that; AWS looks closer. */
export function isPublic(document: string): boolean {
  return [policy.parse(JSON.parse(document)).Statement].flat().some((item) => {
    const principals =
      typeof item.Principal === "object" ? Object.values(item.Principal).flat() : [item.Principal];
    return item.Effect === "Allow" && item.Condition === undefined && principals.includes("*");
  });
}
