/** Context keys that say whether a session has MFA, in lower case. */
export const MFA_KEYS: ReadonlySet<string> = new Set([
  "aws:multifactorauthpresent",
  "aws:multifactorauthage",
]);
