import type { GetSecretValueResponse } from "@aws-sdk/client-secrets-manager";
import { z } from "zod";
import { ifExists, present } from "../../errors";
import { defineResource } from "../../resourceType";
import type { Session } from "../../session";
import { textOf } from "../../wire";
import type { Properties } from "../../wire";

const CURRENT = "AWSCURRENT";

/**
 * A value of a secret. Binary and write-only values and staging labels of a program's own are not implemented.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html
 */
export const secretVersion = defineResource({
  type: "aws:secretsmanager/secretVersion:SecretVersion",
  inputs: z.strictObject({
    secretId: z.string().min(1),
    secretString: z.string().min(1).max(65_536, "Secrets Manager allows at most 65536 bytes a value"),
    region: z.string(),
  }),
  regional: true,
  computed: ["arn", "hasSecretStringWo", "secretArn", "versionId", "versionStages"],
  secrets: ["secretString"],
  replaceOn: ["secretId", "secretString", "region"],

  async create(session, { secretId, secretString, region }) {
    const secretsManager = await session.clients.secretsManager(region);
    const { VersionId } = await secretsManager.putSecretValue({
      SecretId: secretId,
      SecretString: secretString,
    });
    return { id: `${secretId}|${present(VersionId, "version id")}` };
  },

  async read(session, id, prior) {
    const found = await getValue(session, id, prior);
    return (
      found && {
        secretId: partsOf(id).SecretId,
        secretString: found.SecretString,
        region: regionIn(session, prior),
        arn: found.ARN,
        secretArn: found.ARN,
        versionId: found.VersionId,
        versionStages: found.VersionStages,
        hasSecretStringWo: false,
      }
    );
  },

  /** A version has no deletion of its own: it goes once no label is on it. The current one keeps its label. */
  async delete(session, id, prior) {
    const version = await getValue(session, id, prior);
    const { SecretId, VersionId } = partsOf(id);
    const secretsManager = await session.clients.secretsManager(regionIn(session, prior));
    for (const VersionStage of version?.VersionStages ?? []) {
      if (VersionStage === CURRENT) continue;
      await secretsManager.updateSecretVersionStage({
        SecretId,
        VersionStage,
        RemoveFromVersionId: VersionId,
      });
    }
  },
});

/** Undefined when the version is gone, and when its secret is to be deleted. */
async function getValue(
  session: Session,
  id: string,
  prior: Properties,
): Promise<GetSecretValueResponse | undefined> {
  const secretsManager = await session.clients.secretsManager(regionIn(session, prior));
  const { SecretId, VersionId } = partsOf(id);
  const secret = await ifExists(secretsManager.describeSecret({ SecretId }));
  if (secret === undefined || secret.DeletedDate !== undefined) return undefined;
  return ifExists(secretsManager.getSecretValue({ SecretId, VersionId }));
}

function regionIn(session: Session, prior: Properties): string {
  return textOf(prior, "region", session.region);
}

function partsOf(id: string): { SecretId: string; VersionId: string } {
  const [SecretId, VersionId] = id.split("|");
  if (SecretId === undefined || VersionId === undefined) {
    throw new Error(`the id "${id}" is not of the form <secret ARN>|<version id>`);
  }
  return { SecretId, VersionId };
}
