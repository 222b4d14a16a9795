import { evaluateConditions, type KeyState } from "../../iam/conditions/evaluate";
import { actionGlob, glob, isEverything, literal, matches } from "../../iam/pattern";
import type { Truth } from "../../iam/truth";
import { concerns, type ResourcePolicy, type ResourceStatement } from "./resourcePolicy";

/** What an AWS service wants to do with a resource, on behalf of an account. */
export interface ServiceRequest {
  /** Such as `cloudwatch.amazonaws.com`. */
  service: string;
  /** Such as `sns:Publish`. */
  action: string;
  /** The resource, as far as its ARN is known. */
  resource: { arn: string | undefined; name: string };
  /** The account; `undefined` where it is not known, which then satisfies no condition. */
  account: string | undefined;
  /** ARN of the alarm or the budget that the service acts for. */
  sourceArn: string | undefined;
  /** Whether the service sends aws:SourceOwner, as CloudWatch does. */
  sendsSourceOwner: boolean;
}

/**
 * Whether a resource's policy lets a service in for certain: some Allow does, whatever else the request carries, and no
 * Deny can fire.
 */
export function letsIn(policy: ResourcePolicy, request: ServiceRequest): boolean {
  const applying = policy.filter((statement) => applies(statement, request));
  const holds = (statement: ResourceStatement): Truth =>
    evaluateConditions(statement.conditions, (key) => keyOf(key, request));
  return (
    applying.some((statement) => statement.effect === "Allow" && holds(statement) === "true") &&
    !applying.some((statement) => statement.effect === "Deny" && holds(statement) !== "false")
  );
}

function applies(statement: ResourceStatement, request: ServiceRequest): boolean {
  const here = statement.resources.patterns.some(({ text }) => isResource(text, request.resource));
  const meant = statement.principals.some(
    (principal) =>
      principal.kind === "anyone" || (principal.kind === "service" && principal.text === request.service),
  );
  return (
    concerns(statement, request.action) &&
    here !== statement.resources.negated &&
    meant !== statement.principalsNegated
  );
}

/** Of an ARN that is not known before the deploy the name is compared, which is its last part. */
function isResource(pattern: string, { arn, name }: ServiceRequest["resource"]): boolean {
  if (isEverything(actionGlob(pattern))) return true;
  if (arn !== undefined) return matches(glob(pattern), literal(arn));
  return matches(glob(pattern.split(":").slice(5).join(":")), literal(name));
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
function keyOf(key: string, request: ServiceRequest): KeyState {
  switch (key) {
    case "aws:sourceaccount":
      return { kind: "present", value: request.account };
    case "aws:sourceowner":
      return request.sendsSourceOwner ? { kind: "present", value: request.account } : { kind: "absent" };
    case "aws:sourcearn":
      return { kind: "present", value: request.sourceArn };
    case "aws:securetransport":
    case "aws:principalisawsservice":
      return { kind: "present", value: "true" };
    case "aws:principalservicename":
      return { kind: "present", value: request.service };
    default:
      return { kind: "unknown" };
  }
}
