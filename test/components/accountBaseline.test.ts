import assert from "node:assert/strict";

import { AccountBaseline, type AccountBaselineArgs } from "../../components";
import { mfaEnforcementDocument } from "../../components/documents/mfaEnforcement";
import { parseConfig } from "../../config/parse";
import { toArgs } from "../../config/toArgs";
import { deployBaseline as deploy } from "../support/deployBaseline";
import { deployWithMocks, valueOf } from "../support/deployWithMocks";

describe("AccountBaseline", () => {
  describe("identity", () => {
    it("binds the group to the MFA-enforcement document of the account", async () => {
      const { one } = await deploy();
      const policy = one("aws:iam/groupPolicy:GroupPolicy");
      assert.equal(policy.inputs["group"], "baseline-admins-group-0123abc");
      assert.deepEqual(
        JSON.parse(policy.inputs["policy"] as string),
        mfaEnforcementDocument({ partition: "aws", accountId: "111122223333" }),
      );
    });

    it("creates group policy, user, membership and credentials in the order that leaves no window", async () => {
      const { one } = await deploy({ admins: [{ name: "alice", accessKey: {} }] });
      const login = one("aws:iam/userLoginProfile:UserLoginProfile");
      const key = one("aws:iam/accessKey:AccessKey");
      const membership = one("aws:iam/userGroupMembership:UserGroupMembership");
      assert.ok(login.dependencies.includes("baseline-admins-alice-membership"), "password after membership");
      assert.ok(key.dependencies.includes("baseline-admins-alice-membership"), "key after membership");
      assert.ok(membership.dependencies.includes("baseline-admins-alice"), "membership after user");
      assert.ok(membership.dependencies.includes("baseline-admins-group"), "membership after group");
      assert.ok(
        one("account-baseline:index:AdminUser").dependencies.includes("baseline-admins-mfa-enforcement"),
        "users after the group's policy",
      );
    });

    it("gives each user what the config says, and tags over those of the stack", async () => {
      const { one } = await deploy({
        tags: { environment: "prod", team: "platform" },
        admins: [
          {
            name: "bob",
            path: "/finance/",
            tags: { team: "finance" },
            permissionsBoundary: "arn:aws:iam::111122223333:policy/boundary",
            forceDestroy: false,
          },
        ],
      });
      assert.deepEqual(one("aws:iam/user:User").inputs, {
        name: "bob",
        path: "/finance/",
        tags: { environment: "prod", team: "finance" },
        permissionsBoundary: "arn:aws:iam::111122223333:policy/boundary",
        forceDestroy: false,
      });
    });

    it("gives a console password that must be changed, and no access key, unless asked otherwise", async () => {
      const { one, all } = await deploy({
        admins: [{ name: "alice" }, { name: "robot", consoleAccess: false, accessKey: {} }],
      });
      const login = one("aws:iam/userLoginProfile:UserLoginProfile");
      assert.deepEqual(login.inputs, { user: "alice", passwordLength: 24, passwordResetRequired: true });
      assert.deepEqual(
        all("aws:iam/accessKey:AccessKey").map(({ inputs }) => inputs["user"]),
        ["robot"],
      );
    });

    it("never replaces a password or key because its first settings changed", async () => {
      const { one } = await deploy({ admins: [{ name: "alice", accessKey: {} }] });
      assert.deepEqual(one("aws:iam/userLoginProfile:UserLoginProfile").ignoreChanges, [
        "passwordLength",
        "passwordResetRequired",
        "pgpKey",
      ]);
      assert.deepEqual(one("aws:iam/accessKey:AccessKey").ignoreChanges, ["pgpKey"]);
    });

    it("keeps passwords and keys secret in outputs and in the resources' state", async () => {
      const { one, result } = await deploy({ admins: [{ name: "alice", accessKey: {} }] });
      assert.deepEqual(await valueOf(result.passwords), { value: { alice: "first password" }, secret: true });
      assert.deepEqual(await valueOf(result.accessKeys), {
        value: { alice: { id: "baseline-admins-alice-key-id", secret: "secret key" } },
        secret: true,
      });
      assert.ok(
        one("aws:iam/userLoginProfile:UserLoginProfile").additionalSecretOutputs.includes("password"),
      );
      const key = one("aws:iam/accessKey:AccessKey").additionalSecretOutputs;
      assert.ok(key.includes("secret") && key.includes("sesSmtpPasswordV4"));
    });

    it("hands the PGP key to the provider for password and access key", async () => {
      const { one } = await deploy({ admins: [{ name: "alice", accessKey: {}, pgpKey: "keybase:alice" }] });
      assert.equal(one("aws:iam/userLoginProfile:UserLoginProfile").inputs["pgpKey"], "keybase:alice");
      assert.equal(one("aws:iam/accessKey:AccessKey").inputs["pgpKey"], "keybase:alice");
    });

    it("attaches the two billing policies and those of the config, by name or ARN", async () => {
      const { all } = await deploy({
        managedPolicies: ["job-function/ViewOnlyAccess", "arn:aws:iam::111122223333:policy/team/own"],
      });
      assert.deepEqual(
        all("aws:iam/groupPolicyAttachment:GroupPolicyAttachment")
          .map(({ inputs }) => inputs["policyArn"])
          .sort(),
        [
          "arn:aws:iam::111122223333:policy/team/own",
          "arn:aws:iam::aws:policy/AWSBillingReadOnlyAccess",
          "arn:aws:iam::aws:policy/AWSBudgetsActionsWithAWSResourceControlAccess",
          "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess",
        ],
      );
    });
  });

  describe("money", () => {
    it("notifies at 80 % and 100 % of actual and at 100 % of forecasted cost by default", async () => {
      const { one } = await deploy();
      const budget = one("aws:budgets/budget:Budget").inputs;
      assert.equal(budget["limitAmount"], "100");
      assert.equal(budget["timeUnit"], "MONTHLY");
      assert.deepEqual(
        (budget["notifications"] as Record<string, unknown>[]).map((n) => [
          n["notificationType"],
          n["threshold"],
          n["thresholdType"],
          n["subscriberEmailAddresses"],
        ]),
        [
          ["ACTUAL", 80, "PERCENTAGE", ["ops@example.com"]],
          ["ACTUAL", 100, "PERCENTAGE", ["ops@example.com"]],
          ["FORECASTED", 100, "PERCENTAGE", ["ops@example.com"]],
        ],
      );
    });

    it("takes absolute thresholds, e-mails of their own, and the baseline's topic", async () => {
      const { one } = await deploy({
        budgetNotifications: [
          { type: "FORECASTED", usd: "99.50", emails: ["cfo@example.com"], topics: ["baseline"] },
        ],
      });
      assert.deepEqual(one("aws:budgets/budget:Budget").inputs["notifications"], [
        {
          comparisonOperator: "GREATER_THAN",
          notificationType: "FORECASTED",
          threshold: 99.5,
          thresholdType: "ABSOLUTE_VALUE",
          subscriberEmailAddresses: ["cfo@example.com"],
          subscriberSnsTopicArns: ["arn:aws:sns:::baseline-notifications"],
        },
      ]);
    });

    it("alarms on the estimated charges in us-east-1 whatever the home region", async () => {
      const { one, all } = await deploy({ region: "eu-central-1", billingAlarmUsd: "120" });
      const alarm = one("aws:cloudwatch/metricAlarm:MetricAlarm");
      const expected = {
        namespace: "AWS/Billing",
        metricName: "EstimatedCharges",
        dimensions: { Currency: "USD" },
        statistic: "Maximum",
        period: 21_600,
        threshold: 120,
        treatMissingData: "ignore",
        alarmActions: ["arn:aws:sns:::baseline-notifications"],
        okActions: ["arn:aws:sns:::baseline-notifications"],
      };
      assert.deepEqual(
        Object.fromEntries(Object.keys(expected).map((key) => [key, alarm.inputs[key]])),
        expected,
      );
      const regions = Object.fromEntries(
        all("pulumi:providers:aws").map(({ name, inputs }) => [name, inputs["region"]]),
      );
      assert.deepEqual(regions, { "baseline-home": "eu-central-1", "baseline-billing": "us-east-1" });
      for (const type of [
        "aws:cloudwatch/metricAlarm:MetricAlarm",
        "aws:sns/topic:Topic",
        "aws:kms/key:Key",
      ]) {
        assert.match(one(type).provider ?? "", /baseline-billing-id$/, type);
      }
      assert.match(one("aws:iam/user:User").provider ?? "", /baseline-home-id$/);
    });

    it("encrypts the topic and lets Budgets publish only where a notification needs it", async () => {
      const sids = async (changes: Partial<AccountBaselineArgs>, type: string) => {
        const { one } = await deploy(changes);
        const document = JSON.parse(one(type).inputs["policy"] as string) as { Statement: { Sid: string }[] };
        return document.Statement.map(({ Sid }) => Sid);
      };
      const withBudgets: Partial<AccountBaselineArgs> = {
        budgetNotifications: [{ type: "ACTUAL", percent: 100, topics: ["baseline"] }],
      };
      assert.deepEqual(await sids({}, "aws:sns/topicPolicy:TopicPolicy"), ["AllowAlarms", "DenyWithoutTls"]);
      assert.deepEqual(await sids(withBudgets, "aws:sns/topicPolicy:TopicPolicy"), [
        "AllowAlarms",
        "AllowBudgets",
        "DenyWithoutTls",
      ]);
      assert.deepEqual(await sids(withBudgets, "aws:kms/key:Key"), [
        "AllowAdministrationThroughIam",
        "AllowAlarms",
        "AllowBudgets",
      ]);
      const { one } = await deploy();
      assert.equal(
        one("aws:sns/topic:Topic").inputs["kmsMasterKeyId"],
        "arn:aws:kms:::key/baseline-notifications-key",
      );
      assert.equal(one("aws:kms/key:Key").inputs["enableKeyRotation"], true);
    });

    it("subscribes each e-mail address to the topic under a name of its own", async () => {
      const { all } = await deploy({ emails: ["a@example.com", "b@example.com"] });
      assert.deepEqual(
        all("aws:sns/topicSubscription:TopicSubscription").map(({ name, inputs }) => [
          name,
          inputs["endpoint"],
        ]),
        [
          ["baseline-notifications-a@example.com", "a@example.com"],
          ["baseline-notifications-b@example.com", "b@example.com"],
        ],
      );
    });
  });

  describe("account", () => {
    it("binds every provider to the account and to the role chain", async () => {
      const { all } = await deploy({
        region: "eu-central-1",
        assumeRoles: [
          { roleArn: "arn:aws:iam::999999999999:role/hub" },
          { roleArn: "arn:aws:iam::111122223333:role/spoke" },
        ],
      });
      const providers = all("pulumi:providers:aws");
      assert.equal(providers.length, 2);
      for (const { inputs } of providers) {
        assert.equal(inputs["allowedAccountIds"], '["111122223333"]');
        assert.deepEqual(
          (JSON.parse(inputs["assumeRoles"] as string) as { roleArn: string }[]).map(
            ({ roleArn }) => roleArn,
          ),
          ["arn:aws:iam::999999999999:role/hub", "arn:aws:iam::111122223333:role/spoke"],
        );
      }
    });

    it("makes one provider where the home region is us-east-1", async () => {
      const { all } = await deploy();
      assert.deepEqual(
        all("pulumi:providers:aws").map(({ name }) => name),
        ["baseline-home"],
      );
    });

    it("sends no resource through the default provider", async () => {
      const { resources } = await deploy();
      const custom = resources.filter(({ type }) => type.startsWith("aws:"));
      assert.ok(custom.length > 10);
      for (const { type, provider } of custom) assert.match(provider ?? "", /::baseline-home-id$/, type);
    });
  });

  describe("outputs", () => {
    it("names everything that was made", async () => {
      const { result } = await deploy();
      assert.deepEqual(await valueOf(result.userArns), {
        value: { alice: "arn:aws:iam:::baseline-admins-alice" },
        secret: false,
      });
      for (const [output, expected] of [
        [result.groupName, "baseline-admins-group-0123abc"],
        [result.groupPolicyName, "baseline-admins-mfa-enforcement-0123abc"],
        [result.budgetName, "baseline-monthly-0123abc"],
        [result.budgetArn, "arn:aws:budgets:::baseline-monthly"],
        [result.alarmArn, "arn:aws:cloudwatch:::baseline-estimated-charges"],
        [result.topicArn, "arn:aws:sns:::baseline-notifications"],
      ] as const) {
        assert.equal((await valueOf(output)).value, expected);
      }
    });
  });

  describe("args that break a rule of AWS", () => {
    it("are all named in one error, with what is allowed", () => {
      const emails = Array.from({ length: 11 }, (_, i) => `a${i}@example.com`);
      assert.throws(
        () =>
          new AccountBaseline("baseline", {
            accountId: "1234",
            region: "us-gov-west-1",
            admins: [{ name: "alice" }, { name: "Alice" }, { name: "no spaces" }],
            monthlyLimitUsd: "100",
            emails,
            budgetNotifications: [
              { type: "ACTUAL" },
              { type: "ACTUAL", percent: 1, topics: ["baseline", "baseline"] },
            ],
          }),
        (error: Error) => {
          for (const part of [
            /accountId = "1234"/,
            /region = "us-gov-west-1".*GovCloud has no AWS Budgets/,
            /admins\[1\]\.name = "Alice"/,
            /admins\[2\]\.name = "no spaces"/,
            /emails = "11 addresses".*1 to 10 .*AWS's limit/,
            /budgetNotifications\[0\].*exactly one of percent and usd/,
            /budgetNotifications\[1\]\.topics = "2 topics".*at most 1 SNS topic/,
          ]) {
            assert.match(error.message, part);
          }
          return true;
        },
      );
    });
  });
});

describe("the defaults of a stack's config", () => {
  it("are the component's own", async () => {
    const values = {
      accountId: "111122223333",
      admins: '["alice"]',
      monthlyLimitUsd: "100",
      emails: "ops@example.com",
    };
    const parsed = parseConfig({ values, secretKeys: new Set() });
    assert.ok(parsed.ok);
    const args = toArgs({ config: parsed.config, guard: (_key, value) => value });
    const fromConfig = await deployWithMocks(() => new AccountBaseline("baseline", args));
    assert.deepEqual(fromConfig.resources, (await deploy()).resources);
  });
});
