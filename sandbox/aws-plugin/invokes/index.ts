import type { Session } from "../session";
import type { Properties } from "../wire";
import { getGroup, getPolicy, getUser } from "./iam";
import { getCallerIdentity, getPartition, getRegion } from "./identity";
import { getPolicyDocument } from "./policyDocument";

/** A function of the provider (`aws.getRegion()`): no effect, one answer. */
export type ProviderFunction = (session: Session, args: Properties) => Properties | Promise<Properties>;

/** Every function that the plugin implements, by its token. */
export function functions(): ReadonlyMap<string, ProviderFunction> {
  return new Map<string, ProviderFunction>([
    ["aws:index/getCallerIdentity:getCallerIdentity", getCallerIdentity],
    ["aws:index/getPartition:getPartition", getPartition],
    ["aws:index/getRegion:getRegion", getRegion],
    ["aws:iam/getGroup:getGroup", getGroup],
    ["aws:iam/getPolicy:getPolicy", getPolicy],
    ["aws:iam/getPolicyDocument:getPolicyDocument", getPolicyDocument],
    ["aws:iam/getUser:getUser", getUser],
  ]);
}
