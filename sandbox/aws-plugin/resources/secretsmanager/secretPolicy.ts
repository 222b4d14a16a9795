import { z } from "zod";
import { regionOf } from "../../arns";
import { AwsRuleError, ifExists } from "../../errors";
import { canonicalPolicy } from "../../policyJson";
import { defineResource } from "../../resourceType";
import type { Session } from "../../session";
import { assertResourcePolicy, isPublic } from "../resourcePolicyRules";
import { arn, document } from "../schemas";

const inputs = z.strictObject({
  secretArn: arn,
  policy: document,
  blockPublicPolicy: z.boolean().optional(),
  region: z.string(),
});

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutResourcePolicy.html */
export const secretPolicy = defineResource({
  type: "aws:secretsmanager/secretPolicy:SecretPolicy",
  inputs,
  regional: true,
  documents: ["policy"],
  computed: [],
  replaceOn: ["secretArn", "region"],
  canonical: { policy: canonicalPolicy },

  async create(session, inputs) {
    await put(session, inputs);
    return { id: inputs.secretArn };
  },

  /** As the real provider does, a policy that was taken away is found to be empty, not gone. */
  async read(session, SecretId) {
    const region = regionOf(SecretId, session);
    const secretsManager = await session.clients.secretsManager(region);
    const found = await ifExists(secretsManager.getResourcePolicy({ SecretId }));
    return found && { secretArn: SecretId, policy: found.ResourcePolicy ?? "", region };
  },

  async update(session, { news }) {
    await put(session, news);
  },

  async delete(session, SecretId) {
    const secretsManager = await session.clients.secretsManager(regionOf(SecretId, session));
    await ifExists(secretsManager.deleteResourcePolicy({ SecretId }));
  },
});

const MAX_BYTES = 20_480;

/** The emulator takes any text for a policy, and public ones too. */
async function put(
  session: Session,
  { secretArn, policy, blockPublicPolicy, region }: z.infer<typeof inputs>,
): Promise<void> {
  assertResourcePolicy(policy, MAX_BYTES);
  if (blockPublicPolicy && isPublic(policy)) {
    throw new AwsRuleError(
      "PublicPolicyException",
      "The BlockPublicPolicy parameter is set to true, and the resource policy did not prevent broad access to the secret.",
    );
  }
  const secretsManager = await session.clients.secretsManager(region);
  await secretsManager.putResourcePolicy({
    SecretId: secretArn,
    ResourcePolicy: policy,
    BlockPublicPolicy: blockPublicPolicy,
  });
}
