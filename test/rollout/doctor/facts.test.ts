import assert from "node:assert/strict";

import { rootCentrallyManaged } from "../../../rollout/doctor/checks/rootCentrallyManaged";
import { accountFacts, type AccountFacts } from "../../../rollout/doctor/facts";
import { type AwsAnswer, useFakeAws } from "../aws/useFakeAws";

const ACCOUNT_ID = "111122223333";
const TOPIC = `arn:aws:sns:us-east-1:${ACCOUNT_ID}:notifications`;

/** What a query protocol answers, without the members that nobody reads. */
function xml(operation: string, result: string): AwsAnswer {
  return {
    body: `<${operation}Response><${operation}Result>${result}</${operation}Result></${operation}Response>`,
  };
}

const member = (protocol: string, endpoint: string, arn: string) =>
  `<member><Protocol>${protocol}</Protocol><Endpoint>${endpoint}</Endpoint><SubscriptionArn>${arn}</SubscriptionArn></member>`;

describe("the facts of an account, where the emulator has none", () => {
  let answers: Record<string, AwsAnswer> = {};
  let calls: string[] = [];
  useFakeAws(({ operation }) => {
    calls.push(operation);
    return answers[operation] ?? { status: 400, body: JSON.stringify({ __type: "UnexpectedCall" }) };
  });

  async function ask<T>(
    given: Record<string, AwsAnswer>,
    question: (facts: AccountFacts) => Promise<T>,
  ): Promise<T> {
    answers = given;
    calls = [];
    const { facts, close } = accountFacts(ACCOUNT_ID, [], { accessKeyId: "a", secretAccessKey: "s" });
    try {
      return await question(facts);
    } finally {
      close();
    }
  }

  it("tell a pending e-mail subscription from a confirmed one", async () => {
    const members = [
      member("email", "a@example.com", `${TOPIC}:1`),
      member("email", "b@example.com", "PendingConfirmation"),
      member("sqs", "arn:aws:sqs:us-east-1:111122223333:q", `${TOPIC}:2`),
    ];
    const subscriptions = await ask(
      {
        ListSubscriptionsByTopic: xml(
          "ListSubscriptionsByTopic",
          `<Subscriptions>${members.join("")}</Subscriptions>`,
        ),
      },
      (facts) => facts.emailSubscriptions([TOPIC]),
    );
    assert.deepEqual(
      subscriptions.map(({ address, confirmed }) => ({ address, confirmed })),
      [
        { address: "a@example.com", confirmed: true },
        { address: "b@example.com", confirmed: false },
      ],
    );
  });

  const organization = (management: string): AwsAnswer => ({
    body: JSON.stringify({ Organization: { Id: "o-exampleorgid", MasterAccountId: management } }),
  });
  const summary = (password: number): AwsAnswer =>
    xml(
      "GetAccountSummary",
      `<SummaryMap><entry><key>AccountPasswordPresent</key><value>${password}</value></entry></SummaryMap>`,
    );
  const notInUse = { status: 400, body: JSON.stringify({ __type: "AWSOrganizationsNotInUseException" }) };
  const noService = {
    status: 400,
    body: "<ErrorResponse><Error><Code>ServiceAccessNotEnabled</Code><Message>no</Message></Error></ErrorResponse>",
  };
  const features = xml(
    "ListOrganizationsFeatures",
    "<EnabledFeatures><member>RootCredentialsManagement</member></EnabledFeatures>",
  );

  const cases: readonly {
    name: string;
    given: Record<string, AwsAnswer>;
    asked: string[];
    objections: number;
  }[] = [
    {
      name: "no organization",
      given: { DescribeOrganization: notInUse },
      asked: ["DescribeOrganization"],
      objections: 0,
    },
    {
      name: "a management account with the feature",
      given: { DescribeOrganization: organization(ACCOUNT_ID), ListOrganizationsFeatures: features },
      asked: ["DescribeOrganization", "ListOrganizationsFeatures"],
      objections: 0,
    },
    {
      name: "a management account in which trusted access was never enabled",
      given: { DescribeOrganization: organization(ACCOUNT_ID), ListOrganizationsFeatures: noService },
      asked: ["DescribeOrganization", "ListOrganizationsFeatures"],
      objections: 1,
    },
    {
      name: "a member whose root user has a password",
      given: { DescribeOrganization: organization("999988887777"), GetAccountSummary: summary(1) },
      asked: ["DescribeOrganization", "GetAccountSummary"],
      objections: 1,
    },
    {
      name: "a member whose root user has none",
      given: { DescribeOrganization: organization("999988887777"), GetAccountSummary: summary(0) },
      asked: ["DescribeOrganization", "GetAccountSummary"],
      objections: 0,
    },
  ];
  for (const { name, given, asked, objections } of cases) {
    it(`lead root-centrally-managed through ${name}`, async () => {
      const found = await ask(given, (facts) => rootCentrallyManaged.examine(facts));
      assert.equal(found.length, objections, JSON.stringify(found));
      assert.deepEqual(calls, asked);
    });
  }

  it("are asked of AWS once, however many checks need them", async () => {
    await ask({ GetAccountSummary: summary(0) }, async (facts) => {
      await Promise.all([facts.accountSummary(), facts.accountSummary()]);
    });
    assert.deepEqual(calls, ["GetAccountSummary"]);
  });
});
