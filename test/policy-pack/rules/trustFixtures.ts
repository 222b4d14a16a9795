import { OTHER_ACCOUNT, resource } from "./fixtures";

export const ROOT = `arn:aws:iam::${OTHER_ACCOUNT}:root`;
export const USER = `arn:aws:iam::${OTHER_ACCOUNT}:user/team/alice`;
export const ROLE = `arn:aws:iam::${OTHER_ACCOUNT}:role/ci/deploy`;
export const ROLE_SESSION = `arn:aws:sts::${OTHER_ACCOUNT}:assumed-role/deploy/run-1`;
export const OIDC = `arn:aws:iam::${OTHER_ACCOUNT}:oidc-provider/token.actions.githubusercontent.com`;

/** Lets the account in, changed as given. */
export const allow = (changes: object = {}) => ({
  Effect: "Allow",
  Principal: { AWS: ROOT },
  Action: "sts:AssumeRole",
  ...changes,
});
export const where = (operator: string, key: string, value: unknown, rest: object = {}) => ({
  ...rest,
  Condition: { [operator]: { [key]: value } },
});
export const mfa = (operator: string, value: unknown = "true", rest: object = {}) =>
  where(operator, "aws:MultiFactorAuthPresent", value, rest);
export const age = (operator: string) => where(operator, "aws:MultiFactorAuthAge", "3600");
export const deny = (changes: object) => ({ ...allow({ Principal: "*" }), Effect: "Deny", ...changes });
export const denyWithoutMfa = deny(mfa("BoolIfExists", "false"));

export const role = (assumeRolePolicy: unknown, name: unknown = "deploy") =>
  resource("aws:iam/role:Role", "role", { name, assumeRolePolicy });
