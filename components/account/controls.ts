import type { AccountBaselineArgs, UserArgs } from "../args";

/** What a baseline protects and what is left to people, by the controls that are known for it. */
export interface Controls {
  /** By part, which is a key of the config: ids of controls. */
  implemented: Record<string, string[]>;
  manual: ManualStep[];
}

/** What only a person can do, or only outside this account's stack. */
export interface ManualStep {
  step: string;
  controls: string[];
}

/** A recommendation of the CIS AWS Foundations Benchmark v3.0.0. */
const cis = (id: string) => `CIS v3.0.0 ${id}`;
/** A best practice of the AWS Well-Architected Framework, Security and Cost Optimization pillars. */
const wa = (id: string) => `Well-Architected ${id}`;

const ROOT = wa("SEC01-BP02");
const SIGN_IN = wa("SEC02-BP01");
const TEMPORARY = wa("SEC02-BP02");
const SECRETS = wa("SEC02-BP03");
const IDENTITY_PROVIDER = wa("SEC02-BP04");
const ROTATION = wa("SEC02-BP05");
const GROUPS = wa("SEC02-BP06");
const GOALS = wa("COST02-BP02");
const COST_CONTROLS = wa("COST02-BP05");

/** The longest that CIS 1.14 lets an access key live, in days. */
const CIS_KEY_AGE = 90;
/** Passwords that CIS 1.9 keeps from being used again. */
const CIS_REUSE = 24;

/**
 * The controls that the args of a baseline implement, and what stays manual.
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/cis-aws-foundations-benchmark.html
 * @see https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/identity-management.html
 * @see https://docs.aws.amazon.com/wellarchitected/latest/cost-optimization-pillar/governance.html
 */
export function controlsOf(args: AccountBaselineArgs): Controls {
  const parts: Record<string, readonly string[]> = {
    ...identityControls(args),
    ...accountControls(args),
    ...moneyControls(args),
  };
  const implemented = Object.fromEntries(
    Object.entries(parts).flatMap(([part, ids]) => (ids.length === 0 ? [] : [[part, ids.toSorted()]])),
  );
  return { implemented, manual: manualSteps(args) };
}

function identityControls(args: AccountBaselineArgs): Record<string, readonly string[]> {
  const { admins, groups = [], roles = [], mfaEnforcement, credentialSecrets } = args;
  const users = [...admins, ...groups.flatMap((group) => group.users)];
  const mfa = mfaEnforcement === "announce" ? [] : [cis("1.10"), SIGN_IN];
  const isEncrypted = ({ pgpKey }: UserArgs) => pgpKey !== undefined;
  return {
    admins: admins.length === 0 ? [] : [...mfa, cis("1.15"), GROUPS],
    groups: groups.length === 0 ? [] : [...mfa, cis("1.15"), GROUPS],
    roles:
      roles.length === 0
        ? []
        : [
            TEMPORARY,
            ...(roles.some((role) => role.identityProvider !== undefined) ? [IDENTITY_PROVIDER] : []),
          ],
    accessKey: users.some(isRotated) ? [cis("1.14"), ROTATION] : [],
    pgpKey: users.some(isEncrypted) ? [SECRETS] : [],
    credentialSecrets: credentialSecrets === undefined ? [] : [SECRETS],
  };
}

function isRotated({ accessKey }: UserArgs): boolean {
  return accessKey?.since !== undefined && (accessKey.rotateAfterDays ?? CIS_KEY_AGE) <= CIS_KEY_AGE;
}

function accountControls(args: AccountBaselineArgs): Record<string, readonly string[]> {
  const { passwordPolicy, signInAlerts } = args;
  const reuse = passwordPolicy?.reusePrevention ?? CIS_REUSE;
  return {
    primaryContact: args.primaryContact === undefined ? [] : [cis("1.1"), ROOT],
    securityContact: args.securityContact === undefined ? [] : [cis("1.2")],
    passwordPolicy:
      passwordPolicy === undefined ? [] : [cis("1.8"), ...(reuse >= CIS_REUSE ? [cis("1.9")] : []), SIGN_IN],
    centralRootManagement: args.centralRootManagement === true ? [ROOT] : [],
    signInAlerts:
      signInAlerts === undefined
        ? []
        : [cis("1.7"), ...(signInAlerts.logGroup === undefined ? [] : [cis("4.2"), cis("4.3")]), ROOT],
  };
}

function moneyControls(args: AccountBaselineArgs): Record<string, readonly string[]> {
  const isAny = (list: readonly unknown[] = []) => list.length > 0;
  return {
    monthlyLimitUsd: [GOALS, COST_CONTROLS],
    budgets: isAny(args.budgets) ? [GOALS, COST_CONTROLS] : [],
    budgetActions: isAny(args.budgetActions) ? [COST_CONTROLS] : [],
    billingAlarms: isAny(args.billingAlarms) ? [COST_CONTROLS] : [],
    costAnomalies: args.costAnomalies === undefined ? [] : [COST_CONTROLS],
  };
}

function manualSteps(args: AccountBaselineArgs): ManualStep[] {
  const { slack = [], teams = [], sqs = [], lambda = [] } = args.notificationTargets ?? {};
  const users = args.admins.length + (args.groups ?? []).flatMap((group) => group.users).length;
  const steps: [needed: boolean, step: string, ...controls: string[]][] = [
    [true, "root user: delete its access keys (doctor looks for them)", cis("1.4"), ROOT],
    [true, "root user: enroll MFA (doctor checks it)", cis("1.5"), cis("1.6"), ROOT],
    [true, "root user: activate IAM access to Billing (doctor tries it)"],
    [
      true,
      "payer account: receive CloudWatch billing alerts, in the billing preferences (doctor looks for data)",
    ],
    [args.primaryContact === undefined, "keep the primary contact current", cis("1.1")],
    [args.securityContact === undefined, "register a security contact", cis("1.2")],
    [args.passwordPolicy === undefined, "set a password policy", cis("1.8"), cis("1.9")],
    [args.mfaEnforcement === "announce", "enforce MFA once all users have enrolled", cis("1.10"), SIGN_IN],
    [
      users > 0,
      "each user: change the first password and enroll an MFA device (doctor lists users without one)",
      cis("1.10"),
    ],
    [users > 0, "remove credentials that are not used for 45 days (doctor lists them)", cis("1.12")],
    [true, "each e-mail address: confirm the subscription (doctor lists who has not)"],
    [
      args.signInAlerts !== undefined,
      "have a CloudTrail trail with management events of all regions (doctor looks for it)",
      cis("3.1"),
    ],
    [
      (args.roles ?? []).some((it) => it.identityProvider !== undefined),
      "identity provider: require MFA",
      SIGN_IN,
    ],
    [slack.length + teams.length > 0, "authorize the workspace or team in the AWS Chatbot console"],
    [sqs.length + lambda.length > 0, "let the topic send to the queues and invoke the functions"],
    [args.centralRootManagement === true, "organization: give IAM trusted access, iam.amazonaws.com"],
  ];
  return steps.flatMap(([needed, step, ...controls]) => (needed ? [{ step, controls }] : []));
}
