import { policyDocument } from "./policyDocument";
import type { Properties } from "./wire";

/** Whose call it is. */
export interface CallContext {
  /** The account of the stack. */
  accountId: string;
  /** Inputs of the provider that is asked; undefined for the default one. */
  provider: Properties | undefined;
}

/**
 * What a function of a provider answers, as far as that can be told without the cloud; `undefined` where it cannot.
 * The credentials count as those of the account that the provider allows: whether they are, only the cloud can tell.
 */
export function answerCall(
  token: string,
  args: Properties,
  { accountId, provider }: CallContext,
): Properties | undefined {
  switch (token) {
    case "aws:index/getCallerIdentity:getCallerIdentity": {
      const id = allowedAccount(provider) ?? accountId;
      return { id, accountId: id };
    }
    case "aws:iam/getPolicyDocument:getPolicyDocument":
      return policyDocument(args);
    default:
      return undefined;
  }
}

/** A provider gives its lists as JSON texts. */
function allowedAccount(provider: Properties | undefined): string | undefined {
  const list = provider?.["allowedAccountIds"];
  if (typeof list !== "string" || !list.startsWith("[")) return undefined;
  const [account, ...others] = JSON.parse(list) as string[];
  return others.length === 0 ? account : undefined;
}
