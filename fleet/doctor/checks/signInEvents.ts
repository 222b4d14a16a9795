import { CallError } from "../permissions";
import type { Check, Objection } from "../check";
import type { Trail } from "../facts";
import { unknownBecause } from "../check";
import { leftOut } from "./managementEvents";

export const signInEvents: Check = {
  name: "sign-in-events",
  title: "Sign-in alerts get to see what they look for",
  references: [
    "Amazon EventBridge: AWS service events delivered via AWS CloudTrail",
    "CIS AWS Foundations Benchmark 3.0.0 3.1",
  ],
  level: "mandatory",
  examine: async ({ signInRegions, trails }) =>
    signInRegions.length === 0 ? [] : judgeTrails(await trails(), signInRegions),
};

const SEE = "See https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html";

/**
 * EventBridge gets the events of CloudTrail only where a trail records them; one that does is enough.
 * @param regions In which the alerts look for events.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 */
export function judgeTrails(trails: readonly Trail[], regions: readonly string[]): Objection[] {
  if (trails.length === 0) {
    return [
      {
        message: "no CloudTrail trail records this account in us-east-1, so no sign-in alert ever comes",
        fix: `Have the organization's trail record this account, or create one: aws cloudtrail create-trail --name NAME --s3-bucket-name BUCKET --is-multi-region-trail (the policy of the bucket must let CloudTrail write), then aws cloudtrail start-logging --name NAME. ${SEE}`,
      },
    ];
  }
  const judged = trails.map((trail) => judgeTrail(trail, regions));
  if (judged.some((objection) => objection === undefined)) return [];
  const objections = judged.filter((objection) => objection !== undefined);
  const unknown = objections.filter((objection) => objection.unknown);
  // Any that could not be examined may be the one that is enough.
  return unknown.length > 0 ? unknown : objections;
}

interface Fault {
  readonly what: string;
  readonly fix: string;
}

function judgeTrail(trail: Trail, regions: readonly string[]): Objection | undefined {
  const { name, arn, owner, state } = trail;
  const faults = [...regionFaults(trail, regions), ...stateFaults(trail)];
  if (faults.length === 0 && state instanceof CallError) return unexamined(trail, state);
  if (faults.length === 0) return undefined;
  const where = owner === undefined ? "" : `In account ${owner}, which has the trail: `;
  return {
    subject: arn,
    message: `sign-in alerts miss what no trail records, and trail ${name} ${faults.map(({ what }) => what).join(" and ")}`,
    fix: `${where}${faults.map(({ fix }) => fix).join("; ")}. ${SEE}`,
  };
}

/** A trail of one region has no events of the others, in which users sign in too. */
function regionFaults({ arn, homeRegion, multiRegion }: Trail, regions: readonly string[]): Fault[] {
  const missed = multiRegion ? [] : regions.filter((region) => region !== homeRegion);
  if (missed.length === 0) return [];
  return [
    {
      what: `records ${homeRegion} and not ${missed.join(", ")}`,
      fix: `aws cloudtrail update-trail --name ${arn} --is-multi-region-trail --region ${homeRegion}`,
    },
  ];
}

function stateFaults({ name, arn, homeRegion, state }: Trail): Fault[] {
  if (state instanceof CallError) return [];
  const faults: Fault[] = [];
  if (!state.logging) {
    faults.push({
      what: "is stopped",
      fix: `aws cloudtrail start-logging --name ${arn} --region ${homeRegion}`,
    });
  }
  const kinds = leftOut(state.selectors);
  if (kinds.length > 0) {
    faults.push({
      what: `leaves out management events that ${kinds.join(" or ")}`,
      // aws cloudtrail put-event-selectors would replace what the trail has besides.
      fix: `CloudTrail in ${homeRegion}, Trails, ${name}, Management events, Edit: both Read and Write`,
    });
  }
  return faults;
}

function unexamined({ name, arn, homeRegion, owner }: Trail, error: CallError): Objection {
  const objection = { ...unknownBecause(error), subject: arn };
  const { message, fix } = objection;
  if (owner === undefined) return { ...objection, message: `trail ${name}: ${message}` };
  const inOwner = `In account ${owner}, which has the trail, see that it logs management events that read and write: aws cloudtrail get-trail-status --name ${arn} --region ${homeRegion}, and aws cloudtrail get-event-selectors --trail-name ${arn} --region ${homeRegion}. ${SEE}`;
  return {
    ...objection,
    message: `the organization's trail ${name} cannot be examined from this account: ${message}`,
    fix: fix === undefined ? inOwner : `${fix} If it has that already: ${inOwner}`,
  };
}
