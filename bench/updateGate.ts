import { mfaEnforcementDocument } from "../components/documents/mfaEnforcement";
import { createPolicies } from "../policy-pack/rules";
import { TYPES, type StackResource } from "../policy-pack/inputs/pulumi/resource";
import { compare, median } from "./figures";

const RUNS = Number(process.env["RUNS"] ?? 7);
const DOCUMENT = JSON.stringify(mfaEnforcementDocument({ partition: "aws", accountId: "123456789012" }));
/** Users for each group, each with a membership, a login profile and an access key. */
const USERS_IN_A_GROUP = 50;

/** What the update gate costs: all policies of the pack on each resource of an update, in seconds. */
async function main(): Promise<void> {
  const rounds: { one: number; ten: number }[] = [];
  for (let round = 0; round < RUNS; round++) {
    rounds.push({ one: await update(150), ten: await update(1_500) });
  }
  // 150 users make 1,000 IAM resources, 300 credentials among them.
  compare("1,000 IAM resources with 300 credentials", median(rounds.map(({ one }) => one)), 3, "s");
  compare("ten times as many", median(rounds.map(({ one, ten }) => ten / one)), 15);
}

/** @param users Each has two credentials. */
async function update(users: number): Promise<number> {
  const resources = stack(users);
  const policies = createPolicies().filter(({ validateResource }) => validateResource !== undefined);
  const start = performance.now();
  for (const it of resources) {
    for (const { name, validateResource } of policies) {
      if (typeof validateResource !== "function") continue;
      const args = { ...it, getConfig: () => ({}) } as unknown as Parameters<typeof validateResource>[0];
      await validateResource(args, (message) => {
        // Access keys are against another rule of the pack.
        if (name === "iam-credential-needs-binding") throw new Error(message);
      });
    }
  }
  return (performance.now() - start) / 1000;
}

function stack(users: number): StackResource[] {
  const groups = Array.from({ length: Math.ceil(users / USERS_IN_A_GROUP) }, (_, index) => `group-${index}`);
  const names = Array.from({ length: users }, (_, index) => `user-${index}`);
  const groupOf = (index: number): string => `group-${Math.floor(index / USERS_IN_A_GROUP)}`;
  return [
    ...groups.flatMap((name) => [
      resource("group", name, { name }),
      resource("groupPolicy", name, { name: "mfa", group: name, policy: DOCUMENT }),
    ]),
    ...names
      .slice(0, Math.floor((users * 94) / 150))
      .map((user) => resource("userPolicy", user, { user, policy: work(0) })),
    ...names.flatMap((name, index) => [
      resource("user", name, { name }),
      resource("policy", name, { name, policy: work(index) }),
      resource("userPolicyAttachment", name, {
        user: name,
        policyArn: `arn:aws:iam::123456789012:policy/${name}`,
      }),
      resource("userGroupMembership", name, { user: name, groups: [groupOf(index)] }),
      resource("userLoginProfile", name, { user: name }),
      resource("accessKey", name, { user: name }),
    ]),
  ];
}

/** No two alike. */
function work(index: number): string {
  const statement = { Effect: "Allow", Action: "s3:*", Resource: `arn:aws:s3:::bucket-${index}/*` };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}

function resource(kind: keyof typeof TYPES, name: string, props: Record<string, unknown>): StackResource {
  const type = TYPES[kind];
  const urn = `urn:pulumi:bench::bench::${type}::${name}`;
  return { type, name, urn, props, propertyDependencies: {}, provider: { urn: "home", props: {} } };
}

void main();
