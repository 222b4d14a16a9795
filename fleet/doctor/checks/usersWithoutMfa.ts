import type { Check, Objection } from "../check";
import type { UserFacts } from "../facts";

export const usersWithoutMfa: Check = {
  name: "users-without-mfa",
  title: "Every user with a console password has an MFA device",
  references: ["CIS AWS Foundations Benchmark 3.0.0 1.10"],
  level: "mandatory",
  examine: async (facts) => judgeUsers(await facts.users()),
};

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa.html */
export function judgeUsers(users: readonly UserFacts[]): Objection[] {
  return users
    .filter(({ password, mfaDevices }) => password && mfaDevices === 0)
    .map(({ name }) => ({
      subject: name,
      message: `${name} has a console password and no MFA device`,
      fix: "Have the user sign in and assign a device (Security credentials, Assign MFA device); an admin of the baseline can do nothing else until then. Delete the password of a user who does not need it.",
    }));
}
