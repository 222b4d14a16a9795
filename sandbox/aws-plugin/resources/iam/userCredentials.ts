import type { IAM } from "@aws-sdk/client-iam";
import { AwsRuleError, ifExists } from "../../errors";

/**
 * What keeps IAM from deleting a user; the emulator would delete it all the same. Policies and service-specific
 * credentials are left to the emulator.
 *
 * @throws AwsRuleError DeleteConflict
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUser.html
 */
export async function assertNoCredentials(iam: IAM, UserName: string): Promise<void> {
  const { AccessKeyMetadata = [] } = await iam.listAccessKeys({ UserName });
  const { MFADevices = [] } = await iam.listMFADevices({ UserName });
  const { SSHPublicKeys = [] } = await iam.listSSHPublicKeys({ UserName });
  const { Certificates = [] } = await iam.listSigningCertificates({ UserName });
  const profile = await ifExists(iam.getLoginProfile({ UserName }));
  const counts: [number, string][] = [
    [AccessKeyMetadata.length, "access keys"],
    [profile === undefined ? 0 : 1, "login profile"],
    [MFADevices.length, "MFA device"],
    [SSHPublicKeys.length, "SSH public keys"],
    [Certificates.length, "signing certificates"],
  ];
  const obstacle = counts.find(([count]) => count > 0);
  if (obstacle !== undefined) {
    throw new AwsRuleError("DeleteConflict", `Cannot delete entity, must delete ${obstacle[1]} first.`);
  }
}

/** What `forceDestroy` removes before the user itself. */
export async function deleteCredentials(iam: IAM, UserName: string): Promise<void> {
  const { AccessKeyMetadata = [] } = await iam.listAccessKeys({ UserName });
  for (const { AccessKeyId } of AccessKeyMetadata) await iam.deleteAccessKey({ UserName, AccessKeyId });
  await ifExists(iam.deleteLoginProfile({ UserName }));
  const { MFADevices = [] } = await iam.listMFADevices({ UserName });
  for (const { SerialNumber } of MFADevices) {
    await iam.deactivateMFADevice({ UserName, SerialNumber });
    if (SerialNumber?.includes(":mfa/")) await ifExists(iam.deleteVirtualMFADevice({ SerialNumber }));
  }
  const { SSHPublicKeys = [] } = await iam.listSSHPublicKeys({ UserName });
  for (const { SSHPublicKeyId } of SSHPublicKeys) await iam.deleteSSHPublicKey({ UserName, SSHPublicKeyId });
  const { Certificates = [] } = await iam.listSigningCertificates({ UserName });
  for (const { CertificateId } of Certificates)
    await iam.deleteSigningCertificate({ UserName, CertificateId });
  const { ServiceSpecificCredentials = [] } = await iam.listServiceSpecificCredentials({ UserName });
  for (const { ServiceSpecificCredentialId } of ServiceSpecificCredentials)
    await iam.deleteServiceSpecificCredential({ UserName, ServiceSpecificCredentialId });
}
