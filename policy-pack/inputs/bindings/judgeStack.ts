import { expandTemplates, type UnreadableTemplate } from "../cloudformation/expandTemplates";
import type { StackResource } from "../pulumi/resource";
import type { Assessment } from "../../proof/assess";
import type { Enrollment } from "../../proof/enrollment";
import type { JudgeSettings } from "../../proof/settings";
import { Assessors, identityOf } from "./assessors";
import type { BoundUser, Trusted } from "./bindings";
import { BindingCollector } from "./collector";
import { Dependencies } from "./dependencies";
import { explain } from "./explain";
import type { Provisional } from "./lateValues";
import type { Trust } from "./trust";
import { howToWait, howToWaitForBinding } from "./waiting";

/** A user that must not be deployed as it is, or a CloudFormation stack that may create one. */
export interface BlockedUser {
  /** What an exemption's pattern is compared with: the name of the user. */
  subject: string;
  /** The name of the user is unknown, or known only after the deploy, so that no exemption can be for it. */
  unnamed?: true;
  urn: string;
  message: string;
}

/** How strictly users are judged. */
export interface StackSettings extends JudgeSettings {
  /** Which groups and policies from outside the stack are taken to enforce MFA. Default: none. */
  trust?: Trust;
}

/** What the users of a stack come to. */
export interface StackJudgment {
  blocked: readonly BlockedUser[];
  /** Users that pass since the pack's config vouches for what binds them. */
  trusted: readonly { user: string; by: readonly Trusted[] }[];
  /** Values that count until the update has shown them. */
  provisional: readonly Provisional[];
}

/**
 * Judges every IAM user of a stack. A user whose policies cannot be read is blocked with what to do about it, and does
 * not keep the others from being judged.
 */
export async function judgeStack(
  resources: readonly StackResource[],
  settings: StackSettings = {},
): Promise<StackJudgment> {
  const judge = new UserJudge(settings);
  const blocked: BlockedUser[] = [];
  const trusted: StackJudgment["trusted"][number][] = [];
  const expanded = expandTemplates(resources);
  const collector = new BindingCollector(expanded.resources, settings.trust);
  for (const user of collector.boundUsers()) {
    const by = user.bindings.trusted;
    if (by.length > 0) trusted.push({ user: user.subject, by });
    const message = await judge.fault(user);
    if (message !== undefined) blocked.push(blockedUser(user, message));
  }
  return {
    blocked: [...blocked, ...expanded.unreadable.map(blockStack)],
    trusted,
    provisional: collector.provisional,
  };
}

/**
 * Judges whether each credential of a stack is created after all that proves its user. A user that is not proven at all
 * is left to {@link judgeStack}.
 */
export async function judgeCredentialOrder(
  resources: readonly StackResource[],
  settings: StackSettings = {},
): Promise<readonly BlockedUser[]> {
  const expanded = expandTemplates(resources);
  const collector = new BindingCollector(expanded.resources, settings.trust);
  const judge = new UserJudge(settings);
  const dependencies = new Dependencies();
  const blocked: BlockedUser[] = [];
  for (const credential of collector.credentialsOf(expanded.resources)) {
    for (const user of collector.usersOf(credential)) {
      const { resource } = credential;
      const fault = await judge.orderFault(user, resource, (carrier) =>
        dependencies.reaches(resource, carrier),
      );
      if (fault === undefined) continue;
      blocked.push(blockedUser({ ...user, urn: resource.template?.stack.urn ?? resource.urn }, fault));
    }
  }
  return blocked;
}

export function blockedUser({ subject, name, urn }: BoundUser, message: string): BlockedUser {
  return { subject, urn, message, ...(name === undefined && { unnamed: true }) };
}

/** Its users are unknown, so that no exemption can be for them: its own name says nothing of theirs. */
export function blockStack({ stack, name, what, reason, fix }: UnreadableTemplate): BlockedUser {
  return {
    subject: name,
    unnamed: true,
    urn: stack.urn,
    message:
      `${what} "${name}" may create IAM users whose MFA cannot be proven (not-provable): ${reason}.\nFix: ${fix}\n` +
      "No exemption covers it, since its users are unknown. Where they are judged elsewhere, set the level of " +
      "iam-user-mfa-enforcement to advisory in the pack's config of this stack.",
  };
}

/** The verdict on a user, and on demand whether it can enroll a device. */
export interface UserAssessment extends Assessment {
  labels: readonly string[];
  enrollment: () => Enrollment;
}

/** Judges users one by one; what those with the same documents have in common is computed once. */
export class UserJudge {
  private readonly assessors: Assessors;

  constructor(settings: StackSettings) {
    this.assessors = new Assessors(settings);
  }

  /** Why a user must not be deployed as it is; `undefined` for one that is proven, or trusted. */
  async fault(user: BoundUser): Promise<string | undefined> {
    const { subject, bindings } = user;
    if (bindings.trusted.length > 0) return undefined;
    const { labels, ...assessment } = await this.assess(user);
    return explain(subject, assessment, labels, bindings);
  }

  /** Both directions by the documents that can be read. `labels` are what they are called, in their order. */
  async assess(user: BoundUser): Promise<UserAssessment> {
    const { assessor, labels } = this.assessors.of(user.bindings);
    const identity = identityOf(user);
    return {
      ...(await assessor.assess(identity)),
      labels,
      enrollment: () => assessor.enrollment(identity),
    };
  }

  /**
   * Why a credential may exist before what proves its user; `undefined` where it cannot. A user that is not proven at
   * all has a fault of its own; here it has one only where nothing at all binds it before.
   * @param isEarlier Whether a resource exists before the credential.
   */
  async orderFault(
    user: BoundUser,
    credential: StackResource,
    isEarlier: (carrier: StackResource) => boolean,
  ): Promise<string | undefined> {
    const { bindings, subject } = user;
    const isBefore = ({ carriers }: { carriers: readonly StackResource[] }): boolean =>
      carriers.every(isEarlier);
    const documents = bindings.documents.filter(isBefore);
    const trusted = bindings.trusted.filter(isBefore);
    const what = `The credential ${credential.name} of IAM user "${subject}"`;
    if ((await this.fault(user)) !== undefined) {
      return bindings.binders.some(isEarlier)
        ? undefined
        : `${what} may exist before any policy binds the user. ${howToWaitForBinding(credential)}`;
    }
    const isAll =
      documents.length === bindings.documents.length && trusted.length === bindings.trusted.length;
    if (
      isAll ||
      (await this.fault({ ...user, bindings: { ...bindings, documents, trusted } })) === undefined
    ) {
      return undefined;
    }
    const late = [...bindings.documents, ...bindings.trusted].flatMap(({ carriers }) =>
      carriers.filter((it) => !isEarlier(it)),
    );
    return (
      `${what} does not wait for what proves that the user works with MFA only, and would exist where that fails. ` +
      howToWait(credential, late)
    );
  }
}
