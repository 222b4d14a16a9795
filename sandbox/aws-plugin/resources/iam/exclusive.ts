import { z } from "zod";
import { unordered } from "../../diff";
import { ifExists } from "../../errors";
import { defineResource } from "../../resourceType";
import type { ResourceType } from "../../resourceType";
import type { Session } from "../../session";
import { textOf } from "../../wire";
import { arn, iamName } from "../schemas";
import { attach, attachedArns, detach } from "./attachments";
import { deleteInlinePolicy, inlinePolicyNames } from "./inlinePolicies";
import type { PrincipalKind } from "./quotas";

/** Resources that take away what a principal has beside their list; deleting one changes nothing in IAM. */
export const userPoliciesExclusive = exclusiveInline(
  "user",
  "aws:iam/userPoliciesExclusive:UserPoliciesExclusive",
);
export const groupPoliciesExclusive = exclusiveInline(
  "group",
  "aws:iam/groupPoliciesExclusive:GroupPoliciesExclusive",
);
export const userPolicyAttachmentsExclusive = exclusiveAttachments(
  "user",
  "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive",
);
export const groupPolicyAttachmentsExclusive = exclusiveAttachments(
  "group",
  "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive",
);

/** The list of a principal's policies, and how one is brought to it or taken off. */
interface ExclusiveList {
  readonly property: "policyNames" | "policyArns";
  readonly item: z.ZodString;
  list(session: Session, principal: string): Promise<string[]>;
  /** Absent where a policy cannot be made from its name alone. */
  add?(session: Session, principal: string, policy: string): Promise<void>;
  remove(session: Session, principal: string, policy: string): Promise<void>;
}

function exclusiveInline(kind: PrincipalKind, type: string): ResourceType {
  return exclusive(kind, type, {
    property: "policyNames",
    item: iamName(128),
    list: async ({ clients }, principal) => inlinePolicyNames(await clients.iam(), kind, principal),
    remove: async ({ clients }, principal, name) =>
      deleteInlinePolicy(await clients.iam(), kind, principal, name),
  });
}

function exclusiveAttachments(kind: PrincipalKind, type: string): ResourceType {
  return exclusive(kind, type, {
    property: "policyArns",
    item: arn,
    list: async ({ clients }, principal) => attachedArns(await clients.iam(), kind, principal),
    add: async ({ clients }, principal, policyArn) => attach(await clients.iam(), kind, principal, policyArn),
    remove: async ({ clients }, principal, policyArn) =>
      detach(await clients.iam(), kind, principal, policyArn),
  });
}

function exclusive(kind: PrincipalKind, type: string, policies: ExclusiveList): ResourceType {
  const owner = `${kind}Name`;
  const { property } = policies;

  async function bring(session: Session, principal: string, wanted: readonly string[]): Promise<void> {
    const found = await policies.list(session, principal);
    for (const extra of found.filter((policy) => !wanted.includes(policy))) {
      await policies.remove(session, principal, extra);
    }
    for (const missing of wanted.filter((policy) => !found.includes(policy))) {
      await policies.add?.(session, principal, missing);
    }
  }

  return defineResource({
    type,
    inputs: z.strictObject({ [owner]: iamName(128), [property]: z.array(policies.item) }),
    computed: [],
    replaceOn: [owner],
    canonical: { [property]: unordered },

    async create(session, inputs) {
      const principal = textOf(inputs, owner);
      await bring(session, principal, inputs[property] as string[]);
      return { id: principal };
    },

    async read(session, id, prior) {
      const principal = textOf(prior, owner, id);
      const found = await ifExists(policies.list(session, principal));
      return found === undefined ? undefined : { [owner]: principal, [property]: found };
    },

    async update(session, { news }) {
      await bring(session, textOf(news, owner), news[property] as string[]);
    },

    delete: () => Promise.resolve(),
  });
}
