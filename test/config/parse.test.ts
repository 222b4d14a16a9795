import assert from "node:assert/strict";

import { mistakes, parse } from "./parsed";

/** Notifications that differ in their thresholds. */
const notifications = (count: number) =>
  JSON.stringify(Array.from({ length: count }, (_, i) => ({ type: "ACTUAL", percent: i + 1 })));

describe("parseConfig", () => {
  describe("of the smallest stack", () => {
    it("fills in the secure defaults", () => {
      const result = parse();
      assert.ok(result.ok);
      assert.deepEqual(result.config, {
        accountId: "012345678901",
        admins: [
          {
            name: "alice",
            path: "/",
            consoleAccess: true,
            passwordLength: 24,
            accessKey: false,
            forceDestroy: true,
          },
        ],
        monthlyLimitUsd: "100",
        emails: ["ops@example.com"],
        region: "us-east-1",
        managedPolicies: [],
        groups: [],
        roles: [],
        mfaEnforcement: "enforce",
        centralRootManagement: false,
        budgetNotifications: [
          { type: "ACTUAL", percent: 80, topics: [] },
          { type: "ACTUAL", percent: 100, topics: [] },
          { type: "FORECASTED", percent: 100, topics: [] },
        ],
        tags: {},
        accountTags: {},
      });
    });

    it("names each key that is missing, and what it takes", () => {
      const missing = {
        accountId: undefined,
        admins: undefined,
        monthlyLimitUsd: undefined,
        emails: undefined,
      };
      assert.deepEqual(mistakes(missing), [
        'accountId is missing: expected an AWS account id: 12 digits in quotes, e.g. "012345678901"',
        "admins is missing: expected a list of admins, each a user name or a map with at least `name`",
        "monthlyLimitUsd is missing: expected an amount in USD above 0 with at most two decimals, e.g. 250 or 99.50",
        "emails is missing: expected an e-mail address or a list of them",
      ]);
    });
  });

  describe("accepts", () => {
    const accepted: [string, Record<string, string>][] = [
      ["an amount with decimals", { monthlyLimitUsd: "99.50" }],
      ["an amount that YAML made a number", { billingAlarmUsd: "0.01" }],
      [
        "admins as maps and names mixed",
        { admins: '["alice",{"name":"bob","path":"/a/b/","pgpKey":"keybase:bob"}]' },
      ],
      ["names that only look alike", { admins: '["alice","alice2","al.ice"]' }],
      ["a role by name", { assumeRole: "OrganizationAccountAccessRole" }],
      ["a role with a path", { assumeRole: "ops/Deployer" }],
      ["a role by ARN", { assumeRole: "arn:aws:iam::123456789012:role/x" }],
      [
        "a chain of roles",
        { assumeRole: '["arn:aws:iam::123456789012:role/hub",{"role":"spoke","externalId":"abc"}]' },
      ],
      [
        "ten e-mail addresses",
        { emails: JSON.stringify(Array.from({ length: 10 }, (_, i) => `a${i}@example.com`)) },
      ],
      ["ten notifications", { budgetNotifications: notifications(10) }],
      [
        "the baseline's topic",
        { budgetNotifications: '[{"type":"FORECASTED","usd":5,"topics":["baseline"]}]' },
      ],
      ["a profile that looks like a number", { profile: "1234" }],
      ["an organizational unit of six levels", { ou: "a/b/c/d/e/f" }],
      ["tags of the account", { accountTags: '{"env":"prod","cost center":""}' }],
    ];
    for (const [name, changes] of accepted) {
      it(name, () => {
        assert.deepEqual(mistakes(changes), []);
      });
    }

    it("keeps text that looks like a number as text", () => {
      const result = parse({ profile: "1234" });
      assert.ok(result.ok);
      assert.equal(result.config.profile, "1234");
    });
  });

  describe("refuses", () => {
    const refused: [string, Record<string, string>, RegExp][] = [
      [
        "a short account id",
        { accountId: "1234" },
        /^accountId = "1234" is not valid: expected .*12 digits in quotes/,
      ],
      [
        "an account id that lost its zeros",
        { accountId: "12345678901" },
        /^accountId = "12345678901" is not valid/,
      ],
      [
        "a limit of 0",
        { monthlyLimitUsd: "0" },
        /^monthlyLimitUsd = 0 is not valid: expected an amount in USD above 0/,
      ],
      ["a negative limit", { monthlyLimitUsd: "-5" }, /^monthlyLimitUsd = -5 is not valid/],
      ["a limit in words", { monthlyLimitUsd: "much" }, /^monthlyLimitUsd = "much" is not valid/],
      ["a limit of three decimals", { monthlyLimitUsd: "1.001" }, /^monthlyLimitUsd = 1.001 is not valid/],
      ["a limit beyond numbers", { monthlyLimitUsd: "1e400" }, /^monthlyLimitUsd = .* is not valid/],
      ["no admins", { admins: "[]" }, /^admins = \[\] is not valid: expected at least one admin/],
      [
        "an admin's name with a space",
        { admins: '["a b"]' },
        /^admins\[0\] = "a b" is not valid: expected an IAM user name/,
      ],
      [
        "a name of 65 characters",
        { admins: JSON.stringify(["x".repeat(65)]) },
        /^admins\[0\] = "x+" is not valid/,
      ],
      ["an admin that is a number", { admins: "[7]" }, /^admins\[0\] = 7 is not valid/],
      [
        "names that differ in case only",
        { admins: '["alice","Alice"]' },
        /^admins = .*user names that differ in more than upper and lower case/,
      ],
      [
        "a path that does not end in /",
        { admins: '[{"name":"a","path":"/x"}]' },
        /^admins\[0\]\.path = "\/x" is not valid: expected an IAM path/,
      ],
      [
        "a path that stays open inside",
        { admins: '[{"name":"a","path":"//"}]' },
        /^admins\[0\]\.path = "\/\/" is not valid/,
      ],
      [
        "a short password",
        { admins: '[{"name":"a","passwordLength":8}]' },
        /^admins\[0\]\.passwordLength = 8 is not valid: expected at least 14 characters \(CIS 1\.8\)/,
      ],
      [
        "an armored PGP key",
        { admins: '[{"name":"a","pgpKey":"-----BEGIN PGP"}]' },
        /^admins\[0\]\.pgpKey = .*base64/,
      ],
      [
        "what is no e-mail address",
        { emails: "ops@example" },
        /^emails = "ops@example" is not valid: expected an e-mail address/,
      ],
      [
        "one bad address in a list",
        { emails: '["a@example.com","b"]' },
        /^emails\[1\] = "b" is not valid: expected an e-mail address/,
      ],
      [
        "eleven e-mail addresses",
        { emails: JSON.stringify(Array.from({ length: 11 }, (_, i) => `a${i}@example.com`)) },
        /^emails = .*at most 10 e-mail addresses \(AWS's limit for the notification of a budget\)/,
      ],
      [
        "the same address twice",
        { emails: '["a@example.com","A@example.com"]' },
        /^emails = .*each e-mail address once/,
      ],
      [
        "two SNS topics in a notification",
        { budgetNotifications: '[{"type":"ACTUAL","percent":5,"topics":["baseline","baseline"]}]' },
        /^budgetNotifications\[0\]\.topics = .*at most 1 SNS topic \(AWS's limit/,
      ],
      [
        "what is no topic",
        { budgetNotifications: '[{"type":"ACTUAL","percent":5,"topics":["arn:aws:sqs:x"]}]' },
        /^budgetNotifications\[0\]\.topics\[0\] = "arn:aws:sqs:x" is not valid/,
      ],
      [
        "eleven notifications",
        { budgetNotifications: notifications(11) },
        /^budgetNotifications = .*at most 10 notifications \(AWS's limit for a budget\)/,
      ],
      [
        "both percent and usd",
        { budgetNotifications: '[{"type":"ACTUAL","percent":5,"usd":5}]' },
        /^budgetNotifications\[0\] = .*exactly one of percent and usd/,
      ],
      [
        "neither percent nor usd",
        { budgetNotifications: '[{"type":"ACTUAL"}]' },
        /^budgetNotifications\[0\] = .*exactly one of percent and usd/,
      ],
      [
        "an unknown type of notification",
        { budgetNotifications: '[{"type":"PLANNED","percent":5}]' },
        /^budgetNotifications\[0\]\.type = "PLANNED" is not valid: expected ACTUAL or FORECASTED/,
      ],
      [
        "a region of GovCloud",
        { region: "us-gov-west-1" },
        /^region = "us-gov-west-1" is not valid.*GovCloud has no AWS Budgets/,
      ],
      ["a region of China", { region: "cn-north-1" }, /^region = "cn-north-1" is not valid.*billed in CNY/],
      [
        "what is no region",
        { region: "Frankfurt" },
        /^region = "Frankfurt" is not valid: expected the name of an AWS region/,
      ],
      [
        "a role session of a minute",
        { assumeRole: '{"role":"x","durationSeconds":60}' },
        /^assumeRole\.durationSeconds = 60 is not valid: expected a whole number of seconds from 900/,
      ],
      ["a tag key of AWS's own", { tags: '{"aws:x":"y"}' }, /^tags\["?aws:x"?\]|^tags\.aws:x/],
      [
        "a tag value that is no text",
        { tags: '{"x":["y"]}' },
        /^tags\.x = \["y"\] is not valid: expected a tag value/,
      ],
      ...["/Workloads", "Workloads/", "a//b", "a/b/c/d/e/f/g", "Workloads/*"].map(
        (ou): [string, Record<string, string>, RegExp] => [
          `the organizational unit ${ou}`,
          { ou },
          /^ou = ".*" is not valid: expected the path of an organizational unit, at most six levels deep/,
        ],
      ),
      [
        "a tag of the account that is no text",
        { accountTags: '{"env":1}' },
        /^accountTags\.env = 1 is not valid: expected a tag value/,
      ],
      [
        "a policy twice",
        { managedPolicies: '["AdministratorAccess","AdministratorAccess"]' },
        /^managedPolicies = .*each policy once/,
      ],
    ];
    for (const [name, changes, expected] of refused) {
      it(name, () => {
        const found = mistakes(changes);
        assert.equal(found.length, 1, found.join("\n"));
        assert.match(found[0] ?? "", expected);
      });
    }
  });

  describe("of unknown keys", () => {
    it("asks whether a near one was meant, at the top and deep inside", () => {
      assert.deepEqual(mistakes({ montlyLimitUSD: "1", admins: '[{"name":"a","pat":"/"}]' }), [
        "admins[0].pat is not a known key: did you mean path?",
        "montlyLimitUSD is not a known key: did you mean monthlyLimitUsd?",
      ]);
    });

    it("lists what is allowed when none is near", () => {
      assert.match(
        mistakes({ zzz: "1" })[0] ?? "",
        /^zzz is not a known key: expected accountId, admins, monthlyLimitUsd, emails, region/,
      );
    });
  });

  it("reports all mistakes of a file at once, also where items and list are both wrong", () => {
    assert.equal(
      mistakes({
        accountId: "1",
        admins: '["alice","ALICE",7,{"name":"bob","path":"x"}]',
        monthlyLimitUsd: "-1",
        emails: "nobody",
        regoin: "eu-central-1",
      }).length,
      7,
    );
  });

  describe("of encrypted values", () => {
    it("accepts them where they stay inputs", () => {
      assert.ok(
        parse({ assumeRole: '{"role":"x","externalId":"s3cret"}' }, ["assumeRole", "monthlyLimitUsd"]).ok,
      );
    });

    it("refuses them where rollouts select by them", () => {
      assert.match(
        mistakes({ ou: "Workloads" }, ["ou"])[0] ?? "",
        /^ou = \[secret\] cannot be encrypted, because accounts are selected by it/,
      );
    });

    it("refuses them where they would become resource names", () => {
      assert.match(
        mistakes({}, ["emails"])[0] ?? "",
        /^emails = \[secret\] cannot be encrypted, because it becomes part of resource names.*monthlyLimitUsd/,
      );
    });

    it("does not show them in a message", () => {
      const found = mistakes({ assumeRole: '{"role":"x","externalId":"§3cret"}' }, ["assumeRole"]);
      assert.match(found[0] ?? "", /^assumeRole\.externalId = \[secret\] is not valid/);
      assert.doesNotMatch(found.join("\n"), /3cret/);
    });
  });
});
