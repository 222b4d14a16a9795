// expect: pass
// settings and devices of IAM that are nobody's credential
import * as aws from "@pulumi/aws";

new aws.iam.SecurityTokenServicePreferences("sts", { globalEndpointTokenVersion: "v2Token" });
new aws.iam.AccountAlias("alias", { accountAlias: "acme-prod" });
new aws.iam.VirtualMfaDevice("root", { virtualMfaDeviceName: "root-account-mfa-device" });
new aws.iam.ServiceLinkedRole("es", { awsServiceName: "opensearchservice.amazonaws.com" });
new aws.iam.SamlProvider("okta", { samlMetadataDocument: "<EntityDescriptor/>" });
const transfer = new aws.transfer.Server("sftp");
const role = new aws.iam.Role("sftp", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "transfer.amazonaws.com" }),
});
new aws.transfer.User("partner", { serverId: transfer.id, userName: "partner", role: role.arn });
new aws.rolesanywhere.Profile("servers", { name: "servers", roleArns: [role.arn] });
new aws.identitystore.User("jane", {
  identityStoreId: "d-1234567890",
  displayName: "Jane Doe",
  userName: "jane",
  name: { givenName: "Jane", familyName: "Doe" },
});
