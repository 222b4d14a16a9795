import type { PolicyDocument } from "../../iam/document";
import { expandTemplates, type UnreadableTemplate } from "../../stack/cloudFormation/expandTemplates";
import type { StackResource } from "../../stack/resource";
import { Assessor } from "../assess";
import type { JudgeSettings } from "../judge";
import type { Identity } from "../identity";
import type { Bindings, BoundUser, NamedDocument } from "./bindings";
import { collectBindings } from "./collector";
import { explain } from "./explain";
import type { Trust } from "./trust";

/** A user that must not be deployed as it is, or a CloudFormation stack that may make one. */
export interface BlockedUser {
  /** What an exemption's pattern is compared with: the name of the user or the CloudFormation stack. */
  subject: string;
  urn: string;
  message: string;
}

/** How strictly users are judged. */
export interface StackSettings extends JudgeSettings {
  /** Which groups and policies from outside the stack are taken to enforce MFA. Default: none. */
  trust?: Trust;
}

/**
 * Judges every IAM user of a stack. A user whose policies cannot be read is blocked with what to do about it, and does
 * not keep the others from being judged.
 */
export async function judgeStack(
  resources: readonly StackResource[],
  settings: StackSettings = {},
): Promise<BlockedUser[]> {
  const assessors = new Assessors(settings);
  const blocked: BlockedUser[] = [];
  const expanded = expandTemplates(resources);
  for (const user of collectBindings(expanded.resources, settings.trust)) {
    blocked.push(...(await judgeUser(user, assessors)));
  }
  return [...blocked, ...expanded.unreadable.map(blockStack)];
}

function blockStack({ stack, name, reason }: UnreadableTemplate): BlockedUser {
  return {
    subject: name,
    urn: stack.urn,
    message: [
      `CloudFormation stack "${name}" may make IAM users whose MFA cannot be proven (not-provable): ${reason}.`,
      "Fix: give the whole template as templateBody, from values that exist before the deploy and without nested " +
        "stacks and transforms; or give an exemption for the stack's name.",
    ].join("\n"),
  };
}

async function judgeUser(
  { urn, subject, name, arn, bindings }: BoundUser,
  assessors: Assessors,
): Promise<BlockedUser[]> {
  if (bindings.trusted.length > 0) return [];
  const identity: Identity = { ...(name !== undefined && { name }), ...(arn !== undefined && { arn }) };
  const { assessor, labels } = assessors.of(bindings);
  const message = explain(subject, await assessor.assess(identity), labels, bindings.obstacles);
  return message === undefined ? [] : [{ subject, urn, message }];
}

/** One assessor for all users that the same documents bind. */
class Assessors {
  private readonly ids = new Map<PolicyDocument, number>();
  private readonly assessors = new Map<string, Assessor>();

  constructor(private readonly settings: JudgeSettings) {}

  /** `labels` are what the assessor's documents are called, in its order. */
  of(bindings: Bindings): { assessor: Assessor; labels: string[] } {
    const documents = this.inOrder(bindings.documents);
    const boundary = bindings.boundary?.kind === "document" ? bindings.boundary.document : undefined;
    const unreadGrants = bindings.awsManaged.length > 0 || bindings.obstacles.length > 0;
    const key = JSON.stringify([
      documents.map((it) => this.idOf(it)),
      boundary && this.idOf(boundary),
      unreadGrants,
    ]);
    const bound = {
      documents: documents.map(({ document }) => document),
      boundary: boundary?.document,
      unreadGrants,
    };
    const assessor = this.assessors.get(key) ?? new Assessor(bound, this.settings);
    this.assessors.set(key, assessor);
    const boundaryLabel = boundary === undefined ? [] : [`permissions boundary: ${boundary.label}`];
    return { assessor, labels: [...documents.map(({ label }) => label), ...boundaryLabel] };
  }

  /** An order in which the same documents always come the same way. */
  private inOrder(documents: readonly NamedDocument[]): NamedDocument[] {
    return [...documents].sort((a, b) => this.idOf(a) - this.idOf(b));
  }

  private idOf({ document }: NamedDocument): number {
    const id = this.ids.get(document) ?? this.ids.size;
    this.ids.set(document, id);
    return id;
  }
}
