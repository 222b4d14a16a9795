import listed from "./bootstrapActions.json";

/** What a session without MFA may be left to do, as action patterns. */
export interface BootstrapSet {
  /** On any resource: looking around in IAM and enrolling a device harms nobody. */
  anyResource: readonly string[];
  /**
   * On the user's own ARN; on any resource they would let one user take over another. Each takes a user as its resource
   * and nothing else. A credential that a stolen access key creates here carries no MFA either, so it is bound as the key
   * is. `iam:DeactivateMFADevice` is not among them: the key would take the device off, enroll its own, and get a
   * session with MFA.
   * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
   */
  ownUserOnly: readonly string[];
  /** `iam:EnableMFADevice` may be open for FIDO security keys only. Default: any device. */
  securityKeysOnly?: boolean;
}

/** What only a virtual device or a hardware TOTP token needs; a FIDO security key does not. */
const ONE_TIME_PASSWORDS = [
  "iam:CreateVirtualMFADevice",
  "iam:DeleteVirtualMFADevice",
  "iam:ResyncMFADevice",
];

/** Bootstrap sets by name. */
export const BOOTSTRAP_PRESETS = {
  /** Enrolment of any device, and the user's own credentials. */
  default: listed,
  /** Enrolment of any device; the user's own credentials only after it. */
  strict: { anyResource: listed.anyResource, ownUserOnly: [] },
  /** Enrolment of FIDO security keys only. */
  "fido-only": {
    anyResource: listed.anyResource.filter((action) => !ONE_TIME_PASSWORDS.includes(action)),
    ownUserOnly: [],
    securityKeysOnly: true,
  },
} as const satisfies Record<string, BootstrapSet>;
export type BootstrapPreset = keyof typeof BOOTSTRAP_PRESETS;
