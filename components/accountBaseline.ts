import * as pulumi from "@pulumi/pulumi";
import type { Budget } from "@pulumi/aws/budgets";
import type { MetricAlarm } from "@pulumi/aws/cloudwatch";
import type { Group, Role, User } from "@pulumi/aws/iam";
import type { Provider } from "@pulumi/aws/provider";
import type { Topic } from "@pulumi/aws/sns";

import { BILLING_REGION, connect } from "./account/account";
import { accountSettings, passwordPolicy } from "./account/accountSettings";
import { Adoption } from "./account/adopted";
import type { AccessKeyPair, AccountBaselineArgs } from "./args";
import { billingAlarm } from "./costs/billingAlarm";
import { costControls, topicPublishers } from "./costs/costControls";
import { chatChannels } from "./alerts/chatChannels";
import { type Controls, controlsOf } from "./account/controls";
import type { GroupUser } from "./identity/groupUser";
import { identity } from "./identity/identity";
import { DEFAULT_NOTIFICATIONS, monthlyBudget } from "./costs/monthlyBudget";
import { NotificationTopic } from "./alerts/notificationTopic";
import { partitionOf } from "./rules/awsRules";
import { SignInAlerts } from "./alerts/signInAlerts";
import { validateArgs } from "./args/validate";

/** The outputs of an {@link AccountBaseline}. */
export type BaselineOutputs = Pick<
  AccountBaseline,
  | "userArns"
  | "roleArns"
  | "groupName"
  | "groupPolicyName"
  | "budgetName"
  | "budgetArn"
  | "alarmArn"
  | "topicArn"
  | "passwords"
  | "accessKeys"
  | "credentialSecretArns"
  | "controls"
>;

/** The providers that an {@link AccountBaseline} created, each bound to the account. */
export interface BaselineProviders {
  /** Of the home region. */
  home: Provider;
  /** Of us-east-1; the same as `home` where that is the home region. */
  billing: Provider;
}

/** The resources that a program may want to reach; the names in maps are those of the arguments. */
export interface BaselineNodes {
  providers: BaselineProviders;
  /** The groups by name, that of the admins as `admins`. */
  groups: Record<string, Group>;
  /** The users by name. */
  users: Record<string, User>;
  /** The roles for people by name. */
  roles: Record<string, Role>;
  /** The budgets by name, that of `monthlyLimitUsd` as `monthly`. */
  budgets: Record<string, Budget>;
  /** The billing alarm. */
  alarm: MetricAlarm;
  /** The topic that the billing alarm publishes to, in us-east-1. */
  topic: Topic;
}

/**
 * The safe start of one AWS account: admin users who can do nothing but enroll an MFA device until they have signed in
 * with one, a monthly budget with notifications, and the CloudWatch billing alarm.
 *
 * It creates its own providers on purpose, one for the home region and one for us-east-1, each bound to `accountId`: the
 * account of the credentials is compared first, and with a wrong one nothing is created.
 *
 * @example
 * new AccountBaseline("baseline", {
 *   accountId: "012345678901",
 *   admins: [{ name: "alice" }],
 *   monthlyLimitUsd: "250",
 *   emails: ["ops@example.com"],
 * });
 */
export class AccountBaseline extends pulumi.ComponentResource {
  /** ARN of each user, by name. */
  readonly userArns: pulumi.Output<Record<string, string>>;
  /** ARN of each role for people, by name. */
  readonly roleArns: pulumi.Output<Record<string, string>>;
  /** Name of the admins' group; undefined where there are no admin users. */
  readonly groupName: pulumi.Output<string | undefined>;
  /** Name of that group's inline policy with the MFA-enforcement document. */
  readonly groupPolicyName: pulumi.Output<string | undefined>;
  readonly budgetName: pulumi.Output<string>;
  readonly budgetArn: pulumi.Output<string>;
  readonly alarmArn: pulumi.Output<string>;
  /** ARN of the topic that the billing alarm publishes to, in us-east-1. */
  readonly topicArn: pulumi.Output<string>;
  /**
   * First console password of each user, by name, as Pulumi secrets: with a PGP key the encrypted message. Without those
   * that Secrets Manager keeps.
   */
  readonly passwords: pulumi.Output<Record<string, string>>;
  /** Access keys of those users who have one, by name; the secret is kept as a password is. */
  readonly accessKeys: pulumi.Output<Record<string, AccessKeyPair>>;
  /** Ids of the controls that each part implements, and what stays manual. */
  readonly controls: pulumi.Output<Controls>;
  /** ARN of the secret with a user's credentials, by name, where Secrets Manager keeps them. */
  readonly credentialSecretArns: pulumi.Output<Record<string, string>>;

  /** The resources of the component, to build on or to grant access to. */
  readonly nodes: BaselineNodes;

  /**
   * @param name Name of the component; the names of all its parts begin with it.
   * @throws pulumi.RunError when args break a rule of AWS, listing every violation, before anything is registered.
   */
  constructor(name: string, args: AccountBaselineArgs, opts?: pulumi.ComponentResourceOptions) {
    validateArgs(name, args, opts);
    const adoption = new Adoption(args.adopted);
    super("account-baseline:index:AccountBaseline", name, {}, adoption.options(opts));
    const { accountId, emails, notificationTargets, tags = {}, region: homeRegion = BILLING_REGION } = args;
    const partition = partitionOf(homeRegion);
    const { home, billing, verified } = connect(name, args, this);
    const at = (provider: pulumi.ProviderResource) => ({ parent: this, provider, dependsOn: verified });
    const inBilling = { parent: this, providers: [billing], dependsOn: verified };

    accountSettings(name, args, at(home));
    const passwordRules =
      args.passwordPolicy && passwordPolicy(`${name}-password-policy`, args.passwordPolicy, at(home));
    const { admins, groups, roles } = identity(
      name,
      { ...args, partition },
      { ...at(home), dependsOn: verified.apply((resources) => resources.concat(passwordRules ?? [])) },
    );
    const users = groups.flatMap((group) => group.users);

    const notifications = args.budgetNotifications ?? DEFAULT_NOTIFICATIONS;
    const topic = new NotificationTopic(
      `${name}-notifications`,
      { accountId, emails, notificationTargets, tags, partition, publishers: topicPublishers(args) },
      inBilling,
    );
    const budget = monthlyBudget(
      `${name}-monthly`,
      { accountId, emails, tags, limitUsd: args.monthlyLimitUsd, notifications, topicArn: topic.arn },
      at(home),
    );
    const alarm = billingAlarm(
      `${name}-estimated-charges`,
      { tags, threshold: args.billingAlarmUsd ?? args.monthlyLimitUsd, topicArn: topic.arn },
      at(billing),
    );
    const roleBoundary = args.permissionsBoundary === "baseline" ? undefined : args.permissionsBoundary;
    const budgets = costControls(
      name,
      {
        ...args,
        tags,
        partition,
        homeRegion,
        principals: [...groups, ...Object.values(roles)],
        roleBoundary,
        topicArn: topic.arn,
        monthlyBudget: budget,
        now: new Date(),
      },
      { home: at(home), billing: at(billing) },
    );

    const alerts =
      args.signInAlerts &&
      new SignInAlerts(
        `${name}-sign-in-alerts`,
        { ...args, ...args.signInAlerts, tags, partition, homeRegion, topic, roleBoundary },
        inBilling,
      );
    const topicArns = [topic.arn, ...(alerts?.topicArns ?? [])];
    chatChannels(
      `${name}-chat`,
      { ...notificationTargets, tags, partition, topicArns, permissionsBoundary: roleBoundary },
      at(billing),
    );
    adoption.complete();

    this.nodes = {
      providers: { home, billing },
      groups: Object.fromEntries(groups.map((each) => [each.shortName, each.group])),
      users: Object.fromEntries(users.map((each) => [each.userName, each.user])),
      roles,
      budgets: Object.fromEntries(budgets),
      alarm,
      topic: topic.topic,
    };
    this.userArns = byUser(users, (user) => user.arn);
    this.roleArns = pulumi.all(
      Object.fromEntries(Object.entries(roles).map(([role, { arn }]) => [role, arn])),
    );
    this.groupName = pulumi.output(admins?.groupName);
    this.groupPolicyName = pulumi.output(admins?.groupPolicyName);
    this.budgetName = budget.name;
    this.budgetArn = budget.arn;
    this.alarmArn = alarm.arn;
    this.topicArn = topic.arn;
    this.passwords = byUser(users, (user) => user.password);
    this.accessKeys = byUser(users, (user) => user.accessKey);
    this.credentialSecretArns = byUser(users, (user) => user.secretArn);
    this.controls = pulumi.output(controlsOf(args));
    this.registerOutputs(this.outputs);
  }

  /** All outputs together, for a program that exports them as the outputs of its stack. */
  get outputs(): BaselineOutputs {
    const {
      userArns,
      roleArns,
      groupName,
      groupPolicyName,
      budgetName,
      budgetArn,
      alarmArn,
      topicArn,
      passwords,
      accessKeys,
      credentialSecretArns,
      controls,
    } = this;
    return {
      userArns,
      roleArns,
      groupName,
      groupPolicyName,
      budgetName,
      budgetArn,
      alarmArn,
      topicArn,
      passwords,
      accessKeys,
      credentialSecretArns,
      controls,
    };
  }
}

/** The values of those users that have one, by user name. */
function byUser<T>(
  users: readonly GroupUser[],
  valueOf: (user: GroupUser) => pulumi.Output<T> | undefined,
): pulumi.Output<Record<string, T>> {
  const entries = users.flatMap((user) => {
    const value = valueOf(user);
    return value === undefined ? [] : [[user.userName, value] as const];
  });
  return pulumi.all(Object.fromEntries(entries)) as pulumi.Output<Record<string, T>>;
}
