const ACCOUNT = "arn:aws:iam::123456789012";
const POLICIES = 2_000;
const GROUPS = 200;
const ATTACHED = 9;

/**
 * Account authorization details of 10,000 users, each in one of 200 groups with ten of 2,000 policies, one of which is
 * the given document.
 */
export function authorizationDetails(document: object): string {
  const policies = Array.from({ length: POLICIES }, (_, index) => ({
    PolicyName: `policy-${index}`,
    Arn: `${ACCOUNT}:policy/policy-${index}`,
    Path: "/",
    DefaultVersionId: "v1",
    PolicyVersionList: [
      { VersionId: "v1", IsDefaultVersion: true, Document: index === 0 ? document : readingOf(index) },
    ],
  }));
  const attached = (index: number): object => ({
    PolicyName: `policy-${index}`,
    PolicyArn: `${ACCOUNT}:policy/policy-${index}`,
  });
  const groups = Array.from({ length: GROUPS }, (_, index) => ({
    Path: "/",
    GroupName: `group-${index}`,
    Arn: `${ACCOUNT}:group/group-${index}`,
    GroupPolicyList: [],
    AttachedManagedPolicies: [
      attached(0),
      ...Array.from({ length: ATTACHED }, (__, at) =>
        attached(1 + ((index * ATTACHED + at) % (POLICIES - 1))),
      ),
    ],
  }));
  const users = Array.from({ length: 10_000 }, (_, index) => ({
    Path: "/",
    UserName: `user-${index}`,
    UserId: `AIDA${index}`,
    Arn: `${ACCOUNT}:user/user-${index}`,
    CreateDate: "2026-01-14T10:02:11+00:00",
    GroupList: [`group-${index % GROUPS}`],
    AttachedManagedPolicies: [],
    Tags: [],
  }));
  return JSON.stringify(
    { UserDetailList: users, GroupDetailList: groups, RoleDetailList: [], Policies: policies },
    null,
    4,
  );
}

function readingOf(index: number): object {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: ["s3:GetObject", "s3:ListBucket"],
        Resource: [`arn:aws:s3:::bucket-${index}`, `arn:aws:s3:::bucket-${index}/*`],
      },
      { Effect: "Allow", Action: "cloudwatch:*", Resource: "*" },
    ],
  };
}
