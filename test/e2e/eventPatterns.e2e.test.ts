import assert from "node:assert/strict";

import { CloudWatchLogs } from "@aws-sdk/client-cloudwatch-logs";
import { EventBridge } from "@aws-sdk/client-eventbridge";

import { type EventPattern, ROOT_USE, SIGN_IN_WITHOUT_MFA } from "../../components/documents/signInAlerts";
import { sharedSandbox } from "../support/sharedSandbox";

/** An event as CloudTrail gives it to EventBridge, as far as patterns look at it. */
interface CloudTrailEvent {
  detailType: string;
  detail: object;
}

const event = (detailType: string, detail: object): CloudTrailEvent => ({ detailType, detail });

const signIn = (type: string, MFAUsed: string | undefined, ConsoleLogin = "Success") =>
  event("AWS Console Sign In via CloudTrail", {
    eventName: "ConsoleLogin",
    eventType: "AwsConsoleSignIn",
    userIdentity: { type },
    responseElements: { ConsoleLogin },
    additionalEventData: { MobileVersion: "No", ...(MFAUsed !== undefined && { MFAUsed }) },
  });
const call = (userIdentity: object, eventType = "AwsApiCall") =>
  event("AWS API Call via CloudTrail", { eventName: "ListBuckets", eventType, userIdentity });

describe("the patterns of sign-in alerts, as EventBridge judges them", () => {
  const cases: [what: string, event: CloudTrailEvent, ...alerts: ("root use" | "no MFA")[]][] = [
    ["an API call of root", call({ type: "Root" }), "root use"],
    ["a call that a service makes for root", call({ type: "Root", invokedBy: "backup.amazonaws.com" })],
    ["an event of a service", call({ type: "Root" }, "AwsServiceEvent")],
    ["an API call of a user", call({ type: "IAMUser" })],
    ["a sign-in of root with MFA", signIn("Root", "Yes"), "root use"],
    ["a failed sign-in of root", signIn("Root", "No", "Failure"), "root use"],
    ["a sign-in of a user with MFA", signIn("IAMUser", "Yes")],
    ["a sign-in of a user without MFA", signIn("IAMUser", "No"), "no MFA"],
    ["a sign-in of a user that does not say", signIn("IAMUser", undefined), "no MFA"],
    ["a failed sign-in of a user without MFA", signIn("IAMUser", "No", "Failure")],
    ["a sign-in through an identity provider", signIn("AssumedRole", "No")],
  ];
  /** For each pattern the events that matched it. */
  const matched = new Map<string, string[]>();

  before(async function () {
    const { endpoint } = await sharedSandbox(this);
    const credentials = { accessKeyId: "sandbox", secretAccessKey: "sandbox" };
    const options = { endpoint, region: "sa-east-1", credentials };
    const [eventBridge, logs] = [new EventBridge(options), new CloudWatchLogs(options)];
    const patterns: Record<string, EventPattern> = {
      "root use": ROOT_USE,
      "no MFA": SIGN_IN_WITHOUT_MFA,
      both: { $or: [ROOT_USE, SIGN_IN_WITHOUT_MFA] },
    };
    const groupOf = (name: string) => name.replace(" ", "-");
    for (const [name, pattern] of Object.entries(patterns)) {
      const logGroupName = groupOf(name);
      await logs.createLogGroup({ logGroupName });
      await eventBridge.putRule({ Name: logGroupName, EventPattern: JSON.stringify(pattern) });
      const Arn = `arn:aws:logs:sa-east-1:123456789012:log-group:${logGroupName}`;
      await eventBridge.putTargets({ Rule: logGroupName, Targets: [{ Id: "log", Arn }] });
    }
    for (const [what, { detailType, detail }] of cases) {
      const Detail = JSON.stringify({ ...detail, requestID: what });
      await eventBridge.putEvents({ Entries: [{ Source: "aws.signin", DetailType: detailType, Detail }] });
    }
    for (const name of Object.keys(patterns)) {
      const { events = [] } = await logs.filterLogEvents({ logGroupName: groupOf(name) });
      const seen = events.map(
        ({ message = "" }) => (JSON.parse(message) as { detail: { requestID: string } }).detail.requestID,
      );
      matched.set(name, seen);
    }
  });

  for (const [what, , ...alerts] of cases) {
    it(`${what}: ${alerts.join(", ") || "no alert"}`, () => {
      const found = [...matched].flatMap(([name, seen]) => (seen.includes(what) ? [name] : []));
      assert.deepEqual(found, alerts.length === 0 ? [] : [...alerts, "both"]);
    });
  }
});
