import type { IAM } from "@aws-sdk/client-iam";

/** The credentials of all IAM users of an account, as `<user>: <kind>`. */
export async function credentialsIn(iam: IAM): Promise<string[]> {
  const { Users: users = [] } = await iam.listUsers();
  const found = await Promise.all(
    users.map(async ({ UserName: name = "" }) => {
      const of = { UserName: name };
      const kinds = await Promise.all([
        iam.getLoginProfile(of).then(
          () => ["password"],
          (error: unknown) => {
            if (error instanceof Error && error.name === "NoSuchEntityException") return [];
            throw error;
          },
        ),
        iam.listAccessKeys(of).then(({ AccessKeyMetadata: list = [] }) => list.map(() => "access key")),
        iam.listSSHPublicKeys(of).then(({ SSHPublicKeys: list = [] }) => list.map(() => "SSH key")),
        iam.listSigningCertificates(of).then(({ Certificates: list = [] }) => list.map(() => "certificate")),
        iam
          .listServiceSpecificCredentials(of)
          .then(({ ServiceSpecificCredentials: list = [] }) =>
            list.map(({ ServiceName }) => ServiceName ?? ""),
          ),
      ]);
      return kinds.flat().map((kind) => `${name}: ${kind}`);
    }),
  );
  return found.flat();
}
