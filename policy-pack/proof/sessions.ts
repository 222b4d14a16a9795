import type { KeyState, KeyStates, ValueForm } from "../iam/conditions/evaluate";
import { runOf } from "../iam/characters";
import { literal } from "../iam/pattern";
import { principalArn, type Identity } from "./identity";
import { meantMfaKey } from "./mfaKeys";

/** The two ways in which an IAM user can work without MFA. */
export const SESSIONS = ["console", "access-key"] as const;
export type Session = (typeof SESSIONS)[number];

/**
 * What the requests of a session without MFA carry. The requests of a long-term access key have no
 * `aws:MultiFactorAuthPresent` at all; those of the console have it as "false". A key that is not listed here (address,
 * tags and so on) may have any value or be absent.
 * @param now The time from which on requests are made, in milliseconds since 1970. Default: the present.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent
 */
export function sessionKeys(session: Session, identity: Identity = {}, now = Date.now()): KeyStates {
  const absent: KeyState = { kind: "absent" };
  const present = (value?: string): KeyState => ({ kind: "present", value });
  const time = (isNumber: boolean): KeyState => {
    return { kind: "present", value: undefined, form: { kind: "time", since: now - DAY, isNumber } };
  };
  const console = session === "console";
  const states = new Map<string, KeyState>([
    ["aws:multifactorauthpresent", console ? present("false") : absent],
    ["aws:multifactorauthage", absent],
    ["aws:tokenissuetime", console ? present() : absent],
    ["aws:currenttime", time(false)],
    ["aws:epochtime", time(true)],
    ["aws:viaawsservice", present("false")],
    ...NEVER_OF_USERS.map((key) => [key, absent] as const),
    ["aws:principalisawsservice", present("false")],
    ["aws:principaltype", present("User")],
    ["aws:username", present(identity.name)],
    ["aws:userid", { kind: "present", value: undefined, form: USER_IDS }],
    ["aws:principalaccount", present(identity.account)],
  ]);
  return (key) => {
    // Few conditions ask for it, and its form takes longer to make than all the rest.
    if (key === "aws:principalarn") return principalArn(identity);
    return states.get(key) ?? (meantMfaKey(key) === undefined ? { kind: "unknown" } : absent);
  };
}

/** A time is taken to have passed only a day later: clocks differ, and a date may lack its time zone. */
const DAY = 24 * 60 * 60 * 1000;

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-prefixes */
const USER_IDS: ValueForm = { kind: "text", variants: [[[...literal("AIDA"), runOf("name")]]] };

/**
 * Keys of requests by others than IAM users themselves: by a service on their behalf, by sessions of roles, of federated
 * users and of root.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
const NEVER_OF_USERS = [
  "aws:assumedroot",
  "aws:calledvia",
  "aws:calledviafirst",
  "aws:calledvialast",
  "aws:ec2instancesourceprivateipv4",
  "aws:ec2instancesourcevpc",
  "aws:federatedprovider",
  "aws:principalservicename",
  "aws:principalservicenameslist",
  "aws:sourceidentity",
];

/** Keys that a request carries only where it enrolls a FIDO security key, in lower case. */
const SECURITY_KEY_KEY = /^iam:(registersecuritykey$|fido-)/;

/**
 * The same session while it enrolls a FIDO security key.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
 */
export function withSecurityKey(keys: KeyStates): KeyStates {
  return (key) => (SECURITY_KEY_KEY.test(key) ? { kind: "present", value: undefined } : keys(key));
}

/**
 * The same session while it enrolls a virtual device or a hardware TOTP token.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
 */
export function withoutSecurityKey(keys: KeyStates): KeyStates {
  return (key) => (SECURITY_KEY_KEY.test(key) ? { kind: "absent" } : keys(key));
}
