import assert from "node:assert/strict";

import { rootCentrallyManaged } from "../../../../fleet/doctor/checks/rootCentrallyManaged";
import { signInEvents } from "../../../../fleet/doctor/checks/signInEvents";
import { accountFacts, type AccountFacts, type ExaminedConfig } from "../../../../fleet/doctor/facts";
import { type AwsAnswer, type AwsCall, useFakeAws } from "../../aws/useFakeAws";

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
  let calls: AwsCall[] = [];
  const operations = () => calls.map(({ operation }) => operation);
  useFakeAws((call) => {
    calls.push(call);
    return answers[call.operation] ?? { status: 400, body: JSON.stringify({ __type: "UnexpectedCall" }) };
  });

  async function ask<T>(
    given: Record<string, AwsAnswer>,
    question: (facts: AccountFacts) => Promise<T>,
    signInAlerts?: ExaminedConfig["signInAlerts"],
  ): Promise<T> {
    answers = given;
    calls = [];
    const { facts, close } = accountFacts(
      { accountId: ACCOUNT_ID, emails: [], region: "eu-central-1", signInAlerts },
      { accessKeyId: "a", secretAccessKey: "s" },
    );
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
      assert.deepEqual(operations(), asked);
    });
  }

  const json = (body: object): AwsAnswer => ({ body: JSON.stringify(body) });
  const trail = (accountId: string, others: object = {}): AwsAnswer =>
    json({
      trailList: [
        {
          Name: "main",
          TrailARN: `arn:aws:cloudtrail:eu-west-1:${accountId}:trail/main`,
          HomeRegion: "eu-west-1",
          IsMultiRegionTrail: true,
          ...others,
        },
      ],
    });
  const organizationTrail = (others: object = {}) =>
    trail("999988887777", { IsOrganizationTrail: true, ...others });
  const logging = json({ IsLogging: true });
  const selectors = json({ EventSelectors: [{ ReadWriteType: "All", IncludeManagementEvents: true }] });
  const notFound = { status: 400, body: JSON.stringify({ __type: "TrailNotFoundException", message: "no" }) };
  const denied = { status: 400, body: JSON.stringify({ __type: "AccessDeniedException", message: "no" }) };
  const examined = ["DescribeTrails", "GetTrailStatus", "GetEventSelectors"];

  const trailCases: readonly {
    name: string;
    given: Record<string, AwsAnswer>;
    asked: string[];
    found: RegExp[];
  }[] = [
    {
      name: "a trail of its own",
      given: { DescribeTrails: trail(ACCOUNT_ID), GetTrailStatus: logging, GetEventSelectors: selectors },
      asked: examined,
      found: [],
    },
    {
      name: "the organization's trail, where it may look",
      given: { DescribeTrails: organizationTrail(), GetTrailStatus: logging, GetEventSelectors: selectors },
      asked: examined,
      found: [],
    },
    {
      name: "the organization's trail, of which it is told that it has no selectors",
      given: {
        DescribeTrails: organizationTrail({ HasCustomEventSelectors: false }),
        GetTrailStatus: logging,
        GetEventSelectors: notFound,
      },
      asked: examined,
      found: [],
    },
    {
      name: "the organization's trail, whose selectors it is not shown",
      given: {
        DescribeTrails: organizationTrail({ HasCustomEventSelectors: true }),
        GetTrailStatus: logging,
        GetEventSelectors: notFound,
      },
      asked: examined,
      found: [
        /^true: the organization's trail main cannot be examined .*: cloudtrail:GetEventSelectors failed: TrailNotFoundException.*In account 999988887777, .* --name arn:aws:cloudtrail:eu-west-1:999988887777:trail\/main --region eu-west-1/,
      ],
    },
    {
      name: "the organization's trail, whose status it is denied",
      given: {
        DescribeTrails: organizationTrail({ HasCustomEventSelectors: false }),
        GetTrailStatus: denied,
      },
      asked: ["DescribeTrails", "GetTrailStatus"],
      found: [
        /^true: .*: not permitted: cloudtrail:GetTrailStatus: .*Allow .* already: In account 999988887777/,
      ],
    },
    {
      name: "a trail of its own that is denied",
      given: { DescribeTrails: trail(ACCOUNT_ID), GetTrailStatus: logging, GetEventSelectors: denied },
      asked: examined,
      found: [
        /^true: trail main: not permitted: cloudtrail:GetEventSelectors: .*Allow [\w:]+ to the role[^:]+$/,
      ],
    },
  ];
  for (const { name, given, asked, found } of trailCases) {
    it(`lead sign-in-events through ${name}`, async () => {
      const objections = await ask(given, (facts) => signInEvents.examine(facts), {});
      assert.deepEqual(operations(), asked);
      const [describe, ...others] = calls;
      assert.deepEqual([describe?.region, describe?.body], ["us-east-1", '{"includeShadowTrails":true}']);
      for (const { region, body } of others) {
        assert.equal(region, "eu-west-1");
        assert.match(body, /^\{"(Trail)?Name":"arn:aws:cloudtrail:eu-west-1:\d{12}:trail\/main"\}$/);
      }
      assert.equal(objections.length, found.length, JSON.stringify(objections));
      objections.forEach(({ unknown, message, fix }, index) => {
        assert.match(`${unknown}: ${message} ${fix}`, found[index] ?? /^$/);
      });
    });
  }

  it("ask for no trail where the stack has no sign-in alerts", async () => {
    assert.deepEqual(await ask({}, (facts) => signInEvents.examine(facts)), []);
    assert.deepEqual(operations(), []);
  });

  it("have sign-ins in the regions of the alerts, the home region and us-east-1", async () => {
    const regionsOf = (signInAlerts: ExaminedConfig["signInAlerts"]) =>
      ask({}, (facts) => Promise.resolve(facts.signInRegions), signInAlerts);
    assert.deepEqual(await regionsOf({}), [
      "us-east-1",
      "us-east-2",
      "eu-north-1",
      "ap-southeast-2",
      "eu-central-1",
    ]);
    assert.deepEqual(await regionsOf({ regions: [] }), ["us-east-1", "eu-central-1"]);
  });

  it("are asked of AWS once, however many checks need them", async () => {
    await ask({ GetAccountSummary: summary(0) }, async (facts) => {
      await Promise.all([facts.accountSummary(), facts.accountSummary()]);
    });
    assert.deepEqual(operations(), ["GetAccountSummary"]);
  });
});
