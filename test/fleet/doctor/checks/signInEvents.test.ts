import assert from "node:assert/strict";

import type { AdvancedFieldSelector, EventSelector } from "@aws-sdk/client-cloudtrail";

import { CallError } from "../../../../fleet/doctor/permissions";
import { judgeTrails } from "../../../../fleet/doctor/checks/signInEvents";
import type { Trail } from "../../../../fleet/doctor/facts";
import { table } from "../table";

const LOGGING = { logging: true, selectors: {} };
const trail = (others: Partial<Trail> = {}): Trail => ({
  name: "main",
  arn: "arn:aws:cloudtrail:us-east-1:123456789012:trail/main",
  homeRegion: "us-east-1",
  multiRegion: true,
  owner: undefined,
  state: LOGGING,
  ...others,
});
const stopped = { ...LOGGING, logging: false };
const notFound = new CallError("cloudtrail:GetTrailStatus", new Error("Unknown trail"));
const basic = (...EventSelectors: EventSelector[]) =>
  trail({ state: { logging: true, selectors: { EventSelectors } } });
const advanced = (...fields: AdvancedFieldSelector[][]) =>
  trail({
    state: {
      logging: true,
      selectors: { AdvancedEventSelectors: fields.map((FieldSelectors) => ({ FieldSelectors })) },
    },
  });
const MANAGEMENT = { Field: "eventCategory", Equals: ["Management"] };
const REGIONS = ["us-east-1", "eu-north-1"];
table("sign-in-events", [
  {
    name: "fails without a trail",
    found: judgeTrails([], REGIONS),
    expected: [/^no CloudTrail trail .* us-east-1/],
  },
  {
    name: "passes with a trail of all regions that logs, wherever it was made",
    found: judgeTrails([trail({ homeRegion: "eu-west-1" })], REGIONS),
    expected: [],
  },
  {
    name: "fails with a stopped one",
    found: judgeTrails([trail({ state: stopped })], REGIONS),
    expected: [/trail main is stopped$/],
  },
  {
    name: "fails with one of us-east-1 alone, where alerts look in other regions too",
    found: judgeTrails([trail({ multiRegion: false })], REGIONS),
    expected: [/trail main records us-east-1 and not eu-north-1$/],
  },
  {
    name: "passes with one of us-east-1 alone, where alerts look in that region only",
    found: judgeTrails([trail({ multiRegion: false })], ["us-east-1"]),
    expected: [],
  },
  {
    name: "takes one trail of several",
    found: judgeTrails([trail({ state: stopped }), trail({ state: notFound }), trail()], REGIONS),
    expected: [],
  },
  {
    name: "names what each lacks, all of it",
    found: judgeTrails(
      [trail({ multiRegion: false, state: stopped }), basic({ ReadWriteType: "WriteOnly" })],
      REGIONS,
    ),
    expected: [/records us-east-1 and not eu-north-1 and is stopped$/, /leaves out .* that read$/],
  },
  {
    name: "is unknown where a trail that may be enough cannot be examined",
    found: judgeTrails([trail({ state: stopped }), trail({ state: notFound })], REGIONS),
    expected: [/^unknown: trail main: cloudtrail:GetTrailStatus failed/],
  },
  {
    name: "fails where one that cannot be examined is of another region anyway",
    found: judgeTrails([trail({ multiRegion: false, state: notFound })], REGIONS),
    expected: [/records us-east-1 and not eu-north-1$/],
  },
  {
    name: "passes with basic selectors that record all between them",
    found: judgeTrails([basic({ ReadWriteType: "ReadOnly" }, { ReadWriteType: "WriteOnly" })], REGIONS),
    expected: [],
  },
  {
    name: "fails with basic selectors for data events alone",
    found: judgeTrails([basic({ ReadWriteType: "All", IncludeManagementEvents: false })], REGIONS),
    expected: [/leaves out management events that read or write$/],
  },
  {
    name: "passes with an advanced selector without the events of KMS",
    found: judgeTrails(
      [advanced([MANAGEMENT, { Field: "eventSource", NotEquals: ["kms.amazonaws.com"] }])],
      REGIONS,
    ),
    expected: [],
  },
  {
    name: "fails with an advanced selector that has only what reads",
    found: judgeTrails([advanced([MANAGEMENT, { Field: "readOnly", Equals: ["true"] }])], REGIONS),
    expected: [/leaves out management events that write$/],
  },
  {
    name: "fails with advanced selectors for data events, or for some identities alone",
    found: judgeTrails(
      [
        advanced(
          [{ Field: "eventCategory", Equals: ["Data"] }],
          [MANAGEMENT, { Field: "userIdentity.arn", NotEquals: ["arn:aws:iam::123456789012:root"] }],
        ),
      ],
      REGIONS,
    ),
    expected: [/leaves out management events that read or write$/],
  },
]);

describe("how sign-in-events is mended", () => {
  const fix = (one: Trail) => judgeTrails([one], REGIONS)[0]?.fix ?? "";

  it("is said by commands for the trail's own region, and by whom the trail is", () => {
    assert.match(
      fix(trail({ homeRegion: "eu-west-1", owner: "999988887777", state: stopped })),
      /^In account 999988887777, .*: aws cloudtrail start-logging --name arn:\S+main --region eu-west-1\. See https:/,
    );
    assert.match(
      fix(trail({ multiRegion: false })),
      /^aws cloudtrail update-trail --name \S+main --is-multi-region-trail --region us-east-1\. See https:/,
    );
    assert.match(
      fix(basic({ ReadWriteType: "ReadOnly" })),
      /^CloudTrail in us-east-1, Trails, main, Management/,
    );
  });
});
