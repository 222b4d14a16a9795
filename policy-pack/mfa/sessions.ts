import { PARTITIONS } from "../iam/arn";
import type { KeyState, KeyStates, ValueForm } from "../iam/conditions/evaluate";
import { ANY, glob, literal } from "../iam/pattern";
import { IMPOSSIBLE_RESOURCES } from "./resourcePatterns";

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
    ["aws:userid", { kind: "present", value: undefined, form: USER_IDS }],
    ["aws:principalaccount", present(identity.arn?.split(":")[4])],
  ]);
  return (key) => {
    // Few conditions ask for it, and its form takes longer to make than all the rest.
    if (key === "aws:principalarn") {
      return { kind: "present", value: identity.arn, form: userArns(identity.name) };
    }
    return states.get(key) ?? { kind: "unknown" };
  };
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-prefixes */
const USER_IDS: ValueForm = { includes: [glob("AIDA*")], excludes: [] };

/** What the ARN of a user of any account looks like. */
function userArns(name: string | undefined): ValueForm {
  const own = name === undefined ? [[ANY]] : [literal(name), [...glob("*/"), ...literal(name)]];
  const includes = PARTITIONS.flatMap((partition) =>
    own.map((tokens) => [...glob(`arn:${partition}:iam::*:user/`), ...tokens]),
  );
  return { includes, excludes: IMPOSSIBLE_RESOURCES };
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
