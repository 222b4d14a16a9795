import { present } from "../errors";
import type { Session } from "../session";
import { fromTagList } from "../tags";
import { textOf } from "../wire";
import type { Properties } from "../wire";

export async function getUser(session: Session, args: Properties): Promise<Properties> {
  const iam = await session.clients.iam();
  const UserName = textOf(args, "userName");
  const { User } = await iam.getUser({ UserName });
  const { Tags } = await iam.listUserTags({ UserName });
  const held = await session.held.get(session.accountId, "user", UserName);
  return {
    id: User?.UserId,
    userId: User?.UserId,
    userName: User?.UserName,
    arn: User?.Arn,
    path: User?.Path,
    permissionsBoundary: held?.permissionsBoundary ?? "",
    tags: fromTagList(Tags),
  };
}

export async function getGroup(session: Session, args: Properties): Promise<Properties> {
  const iam = await session.clients.iam();
  const { Group, Users = [] } = await iam.getGroup({ GroupName: textOf(args, "groupName") });
  return {
    id: Group?.GroupId,
    groupId: Group?.GroupId,
    groupName: Group?.GroupName,
    arn: Group?.Arn,
    path: Group?.Path,
    users: Users.map(({ Arn, Path, UserId, UserName }) => ({
      arn: Arn,
      path: Path,
      userId: UserId,
      userName: UserName,
    })),
  };
}

/** By ARN; the real provider's search by name is not implemented. */
export async function getPolicy(session: Session, args: Properties): Promise<Properties> {
  if (typeof args["arn"] !== "string") throw new Error("the stand-in's aws.iam.getPolicy needs an arn");
  const iam = await session.clients.iam();
  const { Policy } = await iam.getPolicy({ PolicyArn: args["arn"] });
  const { PolicyVersion } = await iam.getPolicyVersion({
    PolicyArn: args["arn"],
    VersionId: Policy?.DefaultVersionId,
  });
  return {
    id: args["arn"],
    arn: args["arn"],
    name: Policy?.PolicyName,
    path: Policy?.Path,
    policyId: Policy?.PolicyId,
    description: Policy?.Description ?? "",
    attachmentCount: Policy?.AttachmentCount,
    policy: decodeURIComponent(present(PolicyVersion?.Document, "policy document")),
    tags: fromTagList(Policy?.Tags),
  };
}
