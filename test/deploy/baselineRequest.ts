import { BILLING_REGION } from "../../components/account/account";
import type { Registered } from "../support/deployWithMocks";
import type { Request } from "../support/simulate";
import { PSEUDO } from "./roleTemplate";

export const ACCOUNT = PSEUDO["AWS::AccountId"];
export const BILLING = "arn:aws:iam::aws:policy/AWSBillingReadOnlyAccess";

export function iam(resource: string): string {
  return `arn:aws:iam::${ACCOUNT}:${resource}`;
}

type Called = Pick<Registered, "type" | "name" | "inputs" | "provider">;

/** What stands for whatever a call is about, where that is not known. */
function sample(action: string): Called {
  return {
    type: "",
    name: "baseline-sample",
    inputs: {
      logGroupName: "trail",
      recoveryWindowInDays: 7,
      blockPublicPolicy: true,
      // Only roles for people get managed policies.
      ...(/^iam:(Attach|Detach)RolePolicy$/.test(action) && { role: "from-hub" }),
    },
    provider: undefined,
  };
}

interface Subject {
  readonly action: string;
  readonly type: string;
  readonly region: string;
  /** Name of what the first of these inputs stands for that is given, else the resource's own. */
  readonly nameOf: (...inputs: readonly string[]) => string;
}

const ID = "0a0a0a0a-1b1b-2c2c-3d3d-4e4e4e4e4e4e";
const regional = (service: string, { region }: Subject, resource: string) =>
  `arn:aws:${service}:${region}:${ACCOUNT}:${resource}`;

const RESOURCES: readonly [RegExp, (subject: Subject) => string][] = [
  [/^iam:(ListUsers|ListVirtual)|AccountAlias|AccountPasswordPolicy|Organizations/, () => "*"],
  [/^iam:DeleteVirtualMFADevice$/, ({ nameOf }) => iam(`mfa/${nameOf()}`)],
  [/^iam:.*Group(Policy|Policies)?$/, ({ nameOf }) => iam(`group/${nameOf("group", "groups")}`)],
  [/^iam:.*Role/, ({ nameOf }) => iam(`role/${nameOf("role", "roleArn", "executionRoleArn", "iamRoleArn")}`)],
  [/^iam:(Create|Delete|Get|List|Tag|Untag)Policy/, ({ nameOf }) => iam(`policy/${nameOf()}`)],
  [/^iam:/, ({ nameOf }) => iam(`user/${nameOf("user")}`)],
  [/^account:/, () => `arn:aws:account::${ACCOUNT}:account`],
  [
    /^budgets:/,
    ({ action, nameOf }) =>
      `arn:aws:budgets::${ACCOUNT}:budget/${nameOf("budgetName")}${action.endsWith("BudgetAction") ? `/action/${ID}` : ""}`,
  ],
  [/^ce:Create/, () => "*"],
  [
    /^ce:/,
    ({ action, type }) =>
      `arn:aws:ce::${ACCOUNT}:anomaly${`${action}${type}`.includes("Subscription") ? "subscription" : "monitor"}/${ID}`,
  ],
  [/^chatbot:(Create|Describe|List)/, () => "*"],
  [/^chatbot:/, ({ nameOf }) => `arn:aws:chatbot::${ACCOUNT}:chat-configuration/slack-channel/${nameOf()}`],
  [/^cloudtrail:Get/, () => "arn:aws:cloudtrail:eu-west-1:999988887777:trail/organization"],
  [/^cloudwatch:DescribeAlarms$/, (subject) => regional("cloudwatch", subject, "alarm:*")],
  [/^cloudwatch:/, (subject) => regional("cloudwatch", subject, `alarm:${subject.nameOf()}`)],
  [/^events:/, (subject) => regional("events", subject, `rule/${subject.nameOf("rule")}`)],
  [/^kms:CreateKey$/, () => "*"],
  [/^kms:/, (subject) => regional("kms", subject, `key/${ID}`)],
  [
    /^logs:/,
    (subject) => regional("logs", subject, `log-group:${subject.nameOf("logGroupName")}:log-stream:`),
  ],
  [
    /^secretsmanager:/,
    (subject) =>
      regional("secretsmanager", subject, `secret:${subject.nameOf("secretArn", "secretId")}-AbCdEf`),
  ],
  [
    /^sns:.*(Subscription|Unsubscribe)/,
    (subject) => regional("sns", subject, `${subject.nameOf("topic")}:${ID}`),
  ],
  [/^sns:/, (subject) => regional("sns", subject, subject.nameOf("arn", "topic"))],
];

/** A call that the baseline makes for a resource: what it is about, and what IAM is told of it. */
export function baselineRequest(
  action: string,
  called = sample(action),
  homeRegion = BILLING_REGION,
): Request {
  const { type, name, inputs, provider } = called;
  const given = (input: string): string | undefined => {
    const [value] = [inputs[input] as string | number | boolean | readonly string[] | undefined].flat();
    return value?.toString();
  };
  const region = given("region") ?? (provider?.endsWith("-billing-id") ? BILLING_REGION : homeRegion);
  const nameOf: Subject["nameOf"] = (...of) => {
    const [text = `${name}-0123abc`] = [...of, "name", "configurationName"].flatMap(
      (input) => given(input) ?? [],
    );
    return text.slice(text.lastIndexOf(":") + 1);
  };
  const find = RESOURCES.find(([pattern]) => pattern.test(action));
  const context = {
    "aws:RequestedRegion": region,
    "iam:PassedToService": `${/^aws:(budgets|chatbot)/.exec(type)?.[1] ?? "events"}.amazonaws.com`,
    "iam:PermissionsBoundary": given("permissionsBoundary"),
    "iam:PolicyARN": given("policyArn") ?? BILLING,
    "kms:ScheduleKeyDeletionPendingWindowInDays": given("deletionWindowInDays") ?? "30",
    "secretsmanager:BlockPublicPolicy": given("blockPublicPolicy"),
    "secretsmanager:RecoveryWindowInDays": given("recoveryWindowInDays"),
  };
  return {
    action,
    resource: find?.[1]({ action, type, region, nameOf }) ?? "*",
    context: Object.fromEntries(
      Object.entries(context).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
  };
}
