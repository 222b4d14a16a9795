import assert from "node:assert/strict";
import { IAM } from "@aws-sdk/client-iam";
import { Organizations } from "@aws-sdk/client-organizations";
import { generatePgpKey } from "./pgpKey";
import { role } from "./pluginClient";
import { useRules } from "./rules";

const USER = "aws:iam/user:User";
const GROUP = "aws:iam/group:Group";
const GROUP_POLICY = "aws:iam/groupPolicy:GroupPolicy";
const ATTACHMENT = "aws:iam/groupPolicyAttachment:GroupPolicyAttachment";
const ALIAS = "aws:iam/accountAlias:AccountAlias";
const FEATURES = "aws:iam/organizationsFeatures:OrganizationsFeatures";
const BILLING = "arn:aws:iam::aws:policy/AWSBillingReadOnlyAccess";
const READ =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}';

describe("the stand-in aws plugin: rules of AWS", function () {
  this.timeout(60_000);
  const { world, plugin, make, remove } = useRules();
  let iam: IAM;

  before(() => {
    iam = new IAM(world().clientOptions);
  });

  it("names are unique, without regard to case", async () => {
    await make(USER, { name: "Alice" });
    await assert.rejects(
      make(USER, { name: "Alice" }),
      /creating aws:iam\/user:User "x": EntityAlreadyExists/,
    );
    await assert.rejects(
      make(USER, { name: "alice" }),
      /EntityAlreadyExists: User with name Alice already exists/,
    );
    const bob = await make(USER, { name: "bob" });
    const renamed = { ...bob.inputs, name: "ALICE" };
    await assert.rejects(
      plugin().update(USER, bob.id, bob.inputs, renamed, bob.outputs),
      /EntityAlreadyExists/,
    );
  });

  it("a policy that IAM cannot read is refused by the emulator", async () => {
    const group = await make(GROUP);
    const policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Maybe","Action":"*","Resource":"*"}]}';
    await assert.rejects(make(GROUP_POLICY, { group: group.id, policy }), /MalformedPolicyDocument/);
  });

  it("the inline policies of a group have 5,120 characters together, white space not counted", async () => {
    const group = (await make(GROUP)).id;
    const first = await make(GROUP_POLICY, { group, policy: documentOf(3_000).replaceAll(",", ",\n   ") });
    await assert.rejects(
      make(GROUP_POLICY, { group, policy: documentOf(2_121) }),
      /LimitExceeded: Maximum policy size of 5120 bytes exceeded for group made-\w{7} \(5121 /,
    );
    await make(GROUP_POLICY, { group, policy: documentOf(2_120) });
    const larger = { ...first.inputs, policy: documentOf(3_001) };
    await assert.rejects(
      plugin().update(GROUP_POLICY, first.id, first.inputs, larger, first.outputs),
      /LimitExceeded/,
    );
    await assert.rejects(
      make("aws:iam/userPolicy:UserPolicy", { user: (await make(USER)).id, policy: documentOf(2_049) }),
      /LimitExceeded: Maximum policy size of 2048/,
    );
    await assert.rejects(make("aws:iam/policy:Policy", { policy: documentOf(6_145) }), /PolicySize: 6144/);
  });

  it("a managed policy of AWS can be attached, one that does not exist cannot, nor an eleventh", async () => {
    const group = (await make(GROUP)).id;
    await make(ATTACHMENT, { group, policyArn: BILLING });
    await assert.rejects(
      make(ATTACHMENT, { group, policyArn: "arn:aws:iam::aws:policy/NoSuchPolicy" }),
      /NoSuchEntity: Policy arn:aws:iam::aws:policy\/NoSuchPolicy/,
    );
    for (let count = 1; count < 10; count++) {
      const policy = await make("aws:iam/policy:Policy", { policy: READ, name: `p${count}` });
      await make(ATTACHMENT, { group, policyArn: policy.id });
    }
    const eleventh = await make("aws:iam/policy:Policy", { policy: READ });
    await assert.rejects(make(ATTACHMENT, { group, policyArn: eleventh.id }), /PoliciesPerGroup: 10/);
  });

  it("a user that has an access key is deleted only with forceDestroy", async () => {
    const user = await make(USER);
    const forced = await make(USER, { forceDestroy: true });
    for (const UserName of [user.id, forced.id]) {
      await iam.createAccessKey({ UserName });
      await iam.createLoginProfile({ UserName, Password: "Correct-horse-7" });
      await iam.createServiceSpecificCredential({ UserName, ServiceName: "codecommit.amazonaws.com" });
      const device = await iam.createVirtualMFADevice({ VirtualMFADeviceName: UserName });
      const SerialNumber = device.VirtualMFADevice?.SerialNumber;
      await iam.enableMFADevice({
        UserName,
        SerialNumber,
        AuthenticationCode1: "123456",
        AuthenticationCode2: "654321",
      });
    }
    await assert.rejects(remove(user), /DeleteConflict: Cannot delete entity, must delete access keys first/);
    await remove(forced);
    assert.equal(await plugin().read(USER, forced.id), undefined);
    const { VirtualMFADevices = [] } = await iam.listVirtualMFADevices({});
    assert.deepEqual(
      VirtualMFADevices.map(({ User }) => User?.UserName),
      [user.id],
    );
  });

  it("a user that has a service-specific credential is not deleted", async () => {
    const user = await make(USER);
    const credential = await make("aws:iam/serviceSpecificCredential:ServiceSpecificCredential", {
      userName: user.id,
      serviceName: "bedrock.amazonaws.com",
    });
    await assert.rejects(remove(user), /DeleteConflict: .* must delete service specific credentials first/);
    await remove(credential);
    await remove(user);
  });

  it("a group with a member or a policy, and a policy that is attached, are not deleted", async () => {
    const [group, user, policy] = [
      await make(GROUP),
      await make(USER),
      await make("aws:iam/policy:Policy", { policy: READ }),
    ];
    const membership = await make("aws:iam/userGroupMembership:UserGroupMembership", {
      user: user.id,
      groups: [group.id],
    });
    const attachment = await make(ATTACHMENT, { group: group.id, policyArn: policy.id });
    await assert.rejects(
      remove(group),
      /DeleteConflict: Cannot delete entity, must remove users from group first/,
    );
    await assert.rejects(remove(policy), /DeleteConflict: Cannot delete a policy attached to entities/);
    await remove(membership);
    await assert.rejects(remove(group), /must detach all policies first/);
    await remove(attachment);
    await remove(group);
  });

  it("with a PGP key no password or secret is in the state, and the key's owner can read both", async () => {
    const key = await generatePgpKey();
    const user = (await make(USER)).id;
    const pgpKey = key.publicKey;
    const profile = await make("aws:iam/userLoginProfile:UserLoginProfile", {
      user,
      pgpKey,
      passwordLength: 32,
    });
    const accessKey = await make("aws:iam/accessKey:AccessKey", { user, pgpKey });
    assert.deepEqual(Object.keys(profile.outputs).sort(), [
      "encryptedPassword",
      "keyFingerprint",
      "passwordLength",
      "passwordResetRequired",
      "pgpKey",
      "user",
    ]);
    assert.equal(profile.outputs["keyFingerprint"], key.fingerprint);
    assert.equal((await key.decrypt(String(profile.outputs["encryptedPassword"]))).length, 32);
    assert.equal("secret" in accessKey.outputs || "sesSmtpPasswordV4" in accessKey.outputs, false);
    assert.match(await key.decrypt(String(accessKey.outputs["encryptedSecret"])), /^\S{40}$/);
  });

  it("an account has one alias, no two accounts have the same, and a replaced one goes without the new", async () => {
    const first = await make(ALIAS, { accountAlias: "example-one" });
    const taken =
      /creating aws:iam\/accountAlias:AccountAlias "x": EntityAlreadyExists: .* example-one already/;
    await assert.rejects(make(ALIAS, { accountAlias: "example-one" }), taken);
    const other = await world().startPlugin();
    await other.configure({ region: "eu-central-1", assumeRoles: role("111122223333") });
    await assert.rejects(other.create(ALIAS, { accountAlias: "example-one" }), taken);
    const second = await make(ALIAS, { accountAlias: "example-two" });
    await remove(first);
    const { AccountAliases } = await iam.listAccountAliases({});
    assert.deepEqual(AccountAliases, ["example-two"]);
    await other.create(ALIAS, { accountAlias: "example-one" });
    await remove(second);
    assert.equal(await plugin().read(ALIAS, second.id), undefined);
  });

  it("only an account that manages an organization centralizes root access", async () => {
    const features = { enabledFeatures: ["RootSessions"] };
    await assert.rejects(make(FEATURES, features), /AWSOrganizationsNotInUse/);
    const organizations = new Organizations(world().clientOptions);
    const { Organization } = await organizations.createOrganization({ FeatureSet: "ALL" });
    const { CreateAccountStatus } = await organizations.createAccount({
      Email: "a@example.com",
      AccountName: "a",
    });
    const member = await world().startPlugin();
    await member.configure({
      region: "eu-central-1",
      assumeRoles: role(CreateAccountStatus?.AccountId ?? ""),
    });
    await assert.rejects(member.create(FEATURES, features), /CallerIsNotManagementAccount/);
    assert.equal((await make(FEATURES, features)).id, Organization?.Id);
  });

  it("a change made by hand is found by a refresh, and the next update would undo it", async () => {
    const user = await make(USER, { tags: { team: "platform" } });
    await iam.tagUser({ UserName: user.id, Tags: [{ Key: "team", Value: "shadow" }] });
    const refreshed = await plugin().read(USER, user.id, user.inputs, user.outputs);
    assert.deepEqual(refreshed?.inputs["tags"], { team: "shadow" });
    const { changed } = await plugin().diff(USER, user.id, refreshed.inputs, user.inputs);
    assert.deepEqual(changed, ["tags"]);
  });
});

/** A policy document of a given number of characters. */
function documentOf(size: number): string {
  const empty = READ.replace("s3:GetObject", "s3:").length;
  return READ.replace("s3:GetObject", `s3:${"A".repeat(size - empty)}`);
}
