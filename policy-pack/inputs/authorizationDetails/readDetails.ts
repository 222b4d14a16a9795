import { AWS_MANAGED } from "../../iam/arn";
import { isObject, type JsonObject } from "../../iam/json";
import { decodeUrl } from "../documents/unwrap";
import type { Input } from "../input";
import type { StackResource } from "../pulumi/resource";
import { UNKNOWN, withUnknowns } from "../values";
import { accountProviders, type ProviderOf } from "../accountProviders";
import { DETAIL_TYPES } from "./shapes";

export function isAuthorizationDetails(value: JsonObject): boolean {
  return ["UserDetailList", "GroupDetailList"].some((key) => Array.isArray(value[key]));
}

/**
 * The users, groups and managed policies that `aws iam get-account-authorization-details` prints. A value that is not
 * of the shape that AWS documents is unknown.
 * @see https://docs.aws.amazon.com/cli/latest/reference/iam/get-account-authorization-details.html
 */
export function readDetails(value: JsonObject): Input {
  const { UserDetailList: users, GroupDetailList: groups = [], Policies: policies = [] } = value;
  if (!Array.isArray(users)) {
    return {
      kind: "refused",
      error: "it lists no users: run get-account-authorization-details without --filter",
    };
  }
  const local = listOf(policies).filter((it) => !AWS_MANAGED.test(textOf(it["Arn"])));
  const all = [...listOf(users), ...listOf(groups), ...local];
  const providerOf = accountProviders(all.map((it) => textOf(it["Arn"])));
  return {
    kind: "account",
    resources: [
      ...listOf(users).map((it, index) =>
        detail(DETAIL_TYPES.user, "UserName", it, index, userProps, providerOf),
      ),
      ...listOf(groups).map((it, index) =>
        detail(DETAIL_TYPES.group, "GroupName", it, index, groupProps, providerOf),
      ),
      ...local.map((it, index) =>
        detail(DETAIL_TYPES.policy, "PolicyName", it, index, policyProps, providerOf),
      ),
    ],
    incomplete: missingParts(value),
  };
}

/** The AWS CLI prints `NextToken` where `--max-items` cuts the answer, the API `IsTruncated` and `Marker`. */
function missingParts(value: JsonObject): string[] {
  const { IsTruncated: truncated = false, NextToken: token, Marker: marker } = value;
  const isWhole = [false, "false"].some((it) => it === truncated) && isAbsent(token) && isAbsent(marker);
  const odd = ["UserDetailList", "GroupDetailList", "Policies"].filter((key) => {
    const list = value[key] ?? [];
    return !Array.isArray(list) || !list.every(isObject);
  });
  return [
    ...(isWhole ? [] : ["the answer is truncated: get all pages, without --max-items and --no-paginate"]),
    ...odd.map((key) => `${key} is not a list of objects`),
  ];
}

function detail(
  type: string,
  nameProperty: string,
  source: JsonObject,
  index: number,
  propsOf: (source: JsonObject) => Record<string, unknown>,
  providerOf: ProviderOf,
): StackResource {
  const arn = textOf(source["Arn"]);
  const name = textOf(source[nameProperty]);
  return {
    type,
    urn: `${type} ${arn === "" ? `${index} ${name}` : arn}`,
    name: name === "" ? `${type} ${index + 1}` : name,
    props: withUnknowns({
      [nameProperty]: name === "" ? UNKNOWN : name,
      Path: textOrUnknown(source["Path"]),
      ...(arn !== "" && { arn }),
      ...propsOf(source),
    }),
    propertyDependencies: {},
    provider: providerOf(arn),
  };
}

function userProps(source: JsonObject): Record<string, unknown> {
  return {
    GroupList: texts(source["GroupList"]),
    UserPolicyList: inlinePolicies(source["UserPolicyList"]),
    AttachedManagedPolicies: attachedArns(source["AttachedManagedPolicies"]),
    PermissionsBoundary: boundaryArn(source["PermissionsBoundary"]),
  };
}

function groupProps(source: JsonObject): Record<string, unknown> {
  return {
    GroupPolicyList: inlinePolicies(source["GroupPolicyList"]),
    AttachedManagedPolicies: attachedArns(source["AttachedManagedPolicies"]),
  };
}

/** Of several versions the default one counts, whatever the others say. */
function policyProps(source: JsonObject): Record<string, unknown> {
  const { PolicyVersionList: versions, DefaultVersionId: id } = source;
  const defaults = (Array.isArray(versions) ? versions : [])
    .filter(isObject)
    .filter((it) => it["IsDefaultVersion"] === true || it["IsDefaultVersion"] === "true");
  const [version, ...others] = defaults;
  const isCertain =
    version !== undefined && others.length === 0 && (isAbsent(id) || version["VersionId"] === id);
  return { Document: isCertain ? documentOf(version["Document"]) : UNKNOWN };
}

function inlinePolicies(list: unknown): unknown {
  if (isAbsent(list)) return [];
  if (!Array.isArray(list)) return UNKNOWN;
  return list.map((it: unknown) =>
    isObject(it)
      ? { PolicyName: textOrUnknown(it["PolicyName"]), PolicyDocument: documentOf(it["PolicyDocument"]) }
      : UNKNOWN,
  );
}

/** The AWS CLI prints documents as objects; the API and other programs as URL-encoded text. */
function documentOf(document: unknown): unknown {
  if (typeof document === "string") return decodeUrl(document) ?? document;
  return isObject(document) ? document : UNKNOWN;
}

function attachedArns(list: unknown): unknown {
  if (isAbsent(list)) return [];
  if (!Array.isArray(list)) return UNKNOWN;
  return list.map((it: unknown) => (isObject(it) ? textOrUnknown(it["PolicyArn"]) : UNKNOWN));
}

function boundaryArn(boundary: unknown): unknown {
  if (isAbsent(boundary)) return undefined;
  return isObject(boundary) ? textOrUnknown(boundary["PermissionsBoundaryArn"]) : UNKNOWN;
}

function texts(list: unknown): unknown {
  if (isAbsent(list)) return [];
  return Array.isArray(list) ? list.map(textOrUnknown) : UNKNOWN;
}

function textOrUnknown(value: unknown): unknown {
  return typeof value === "string" && value !== "" ? value : UNKNOWN;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function listOf(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}
