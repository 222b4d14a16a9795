import type { KeyState, KeyStates } from "../iam/conditions/evaluate";

/** What is known of the user whose policies are judged; what is left out may be anything. */
export interface Identity {
  name?: string;
  arn?: string;
}

/** The two ways in which an IAM user can work without MFA. */
export const SESSIONS = ["console", "access-key"] as const;
export type Session = (typeof SESSIONS)[number];

/** Context keys that say whether a session has MFA, in lower case. */
export const MFA_KEYS: ReadonlySet<string> = new Set([
  "aws:multifactorauthpresent",
  "aws:multifactorauthage",
]);

/**
 * What the requests of a session without MFA carry. The requests of a long-term access key have no
 * `aws:MultiFactorAuthPresent` at all; those of the console have it as "false". A key that is not listed here (address,
 * time, tags and so on) may have any value or be absent.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent
 */
export function sessionKeys(session: Session, identity: Identity = {}): KeyStates {
  const absent: KeyState = { kind: "absent" };
  const present = (value?: string): KeyState => ({ kind: "present", value });
  const console = session === "console";
  const states = new Map<string, KeyState>([
    ["aws:multifactorauthpresent", console ? present("false") : absent],
    ["aws:multifactorauthage", absent],
    ["aws:tokenissuetime", console ? present() : absent],
    ["aws:viaawsservice", present("false")],
    ["aws:principalisawsservice", present("false")],
    ["aws:principaltype", present("User")],
    ["aws:username", present(identity.name)],
    ["aws:userid", present()],
    ["aws:principalarn", present(identity.arn)],
    ["aws:principalaccount", present(identity.arn?.split(":")[4])],
  ]);
  return (key) => states.get(key) ?? { kind: "unknown" };
}

/** Keys that a request carries only where it enrols a FIDO security key, in lower case. */
const SECURITY_KEY_KEY = /^iam:(registersecuritykey$|fido-)/;

/**
 * The same session while it enrols a virtual device or a hardware TOTP token.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
 */
export function withoutSecurityKey(keys: KeyStates): KeyStates {
  return (key) => (SECURITY_KEY_KEY.test(key) ? { kind: "absent" } : keys(key));
}
