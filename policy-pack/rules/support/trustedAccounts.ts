import type { PolicyConfigJSONSchema } from "@pulumi/policy/schema";

import { stringEquals } from "../../iam/conditions/string";
import type { Principal, ResourceStatement } from "./resourcePolicy";

/** An account, such as a vendor's, whose principals cannot have MFA. */
export interface TrustedAccount {
  /** 12 digits. */
  account: string;
  reason: string;
  /** Who answers for it. */
  owner: string;
  /** The last day on which it holds, as YYYY-MM-DD in UTC; without it the entry does not end. */
  expires?: string;
}

const TEXT: PolicyConfigJSONSchema = { type: "string", minLength: 1, pattern: "\\S" };

/** JSON Schema of the option `trustedAccounts`. */
export const TRUSTED_ACCOUNTS_SCHEMA: PolicyConfigJSONSchema = {
  type: "array",
  description:
    "Accounts, such as a vendor's, whose principals may take roles without MFA where the statement has StringEquals sts:ExternalId; each with a reason, an owner and, optionally, the last day on which it holds. Default: none.",
  items: {
    type: "object",
    additionalProperties: false,
    required: ["account", "reason", "owner"],
    properties: {
      account: { type: "string", pattern: "^\\d{12}$" },
      reason: TEXT,
      owner: TEXT,
      expires: { type: "string", pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$" },
    },
  },
};

/** An entry as messages show it. */
export function describeTrustedAccount({ account, reason, owner, expires }: TrustedAccount): string {
  return `${account} (${reason}; owner ${owner}${expires === undefined ? "" : `; until ${expires}`})`;
}

/**
 * The entry that lets the principal of an Allow in without MFA. The statement has to require an external ID, which
 * keeps other customers of the vendor from using the role.
 * @param today As YYYY-MM-DD in UTC.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html
 */
export function trustedAccountOf(
  principal: Principal,
  statement: ResourceStatement,
  entries: readonly TrustedAccount[],
  today: string,
): TrustedAccount | undefined {
  const account = principal.kind === "aws" ? accountOf(principal.text) : undefined;
  if (account === undefined || !requiresExternalId(statement)) return undefined;
  return entries.find(
    (entry) => entry.account === account && (entry.expires === undefined || entry.expires >= today),
  );
}

function accountOf(principal: string): string | undefined {
  return /^(?:arn:[^:*?$]+:(?:iam|sts)::)?(\d{12})(?:$|:)/.exec(principal)?.[1];
}

/** Whether a request without one of the listed external IDs is certain to be refused. */
function requiresExternalId({ conditions }: ResourceStatement): boolean {
  return conditions.some(
    ({ operator, key, values }) =>
      key === "sts:externalid" &&
      operator.kind === "compare" &&
      operator.family === stringEquals &&
      !operator.negated &&
      !operator.ifExists &&
      operator.set === "none" &&
      values.length > 0 &&
      values.every(({ text }) => /^[^*?$]+$/.test(text)),
  );
}
