import type { IAM } from "@aws-sdk/client-iam";
import { z } from "zod";
import { ifExists } from "../../errors";
import { uniqueId } from "../../names";
import { defineResource } from "../../resourceType";
import type { ResourceType } from "../../resourceType";
import { textOf } from "../../wire";
import { arn, iamName } from "../schemas";
import { assertAttachmentQuota } from "./quotas";
import type { PrincipalKind } from "./quotas";

/** The three forms of IAM's calls for managed policies of a principal. */
export interface AttachmentApi {
  /** ARNs of the policies that the principal has. */
  list(principal: string): Promise<(string | undefined)[]>;
  attach(principal: string, policyArn: string): Promise<unknown>;
  detach(principal: string, policyArn: string): Promise<unknown>;
}

const APIS: Record<PrincipalKind, (iam: IAM) => AttachmentApi> = {
  user: (iam) => ({
    list: async (UserName) => arns(await iam.listAttachedUserPolicies({ UserName })),
    attach: (UserName, PolicyArn) => iam.attachUserPolicy({ UserName, PolicyArn }),
    detach: (UserName, PolicyArn) => iam.detachUserPolicy({ UserName, PolicyArn }),
  }),
  group: (iam) => ({
    list: async (GroupName) => arns(await iam.listAttachedGroupPolicies({ GroupName })),
    attach: (GroupName, PolicyArn) => iam.attachGroupPolicy({ GroupName, PolicyArn }),
    detach: (GroupName, PolicyArn) => iam.detachGroupPolicy({ GroupName, PolicyArn }),
  }),
  role: (iam) => ({
    list: async (RoleName) => arns(await iam.listAttachedRolePolicies({ RoleName })),
    attach: (RoleName, PolicyArn) => iam.attachRolePolicy({ RoleName, PolicyArn }),
    detach: (RoleName, PolicyArn) => iam.detachRolePolicy({ RoleName, PolicyArn }),
  }),
};

export const userPolicyAttachment = attachment("user", "aws:iam/userPolicyAttachment:UserPolicyAttachment");
export const groupPolicyAttachment = attachment(
  "group",
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
);
export const rolePolicyAttachment = attachment("role", "aws:iam/rolePolicyAttachment:RolePolicyAttachment");

/** Attaches a policy within the quota; a policy that does not exist is the service's error. */
export async function attach(
  iam: IAM,
  kind: PrincipalKind,
  principal: string,
  policyArn: string,
): Promise<void> {
  const api = APIS[kind](iam);
  assertAttachmentQuota(kind, await api.list(principal), policyArn);
  await api.attach(principal, policyArn);
}

/** ARNs of the managed policies that a principal has. */
export async function attachedArns(iam: IAM, kind: PrincipalKind, principal: string): Promise<string[]> {
  return (await APIS[kind](iam).list(principal)).filter((policyArn) => policyArn !== undefined);
}

/** Detaches a policy, if it is attached. */
export async function detach(
  iam: IAM,
  kind: PrincipalKind,
  principal: string,
  policyArn: string,
): Promise<void> {
  await ifExists(APIS[kind](iam).detach(principal, policyArn));
}

function attachment(kind: PrincipalKind, type: string): ResourceType {
  return defineResource({
    type,
    inputs: z.strictObject({ [kind]: iamName(128), policyArn: arn }),
    computed: [],
    replaceOn: [kind, "policyArn"],
    deleteBeforeReplace: true,

    async create(session, inputs) {
      const principal = textOf(inputs, kind);
      await attach(await session.clients.iam(), kind, principal, textOf(inputs, "policyArn"));
      return { id: uniqueId(`${principal}-`) };
    },

    async read(session, id, prior) {
      const [importedPrincipal = "", ...importedArn] = id.split("/");
      const principal = textOf(prior, kind, importedPrincipal);
      const policyArn = textOf(prior, "policyArn", importedArn.join("/"));
      const attached = await ifExists(APIS[kind](await session.clients.iam()).list(principal));
      return attached?.includes(policyArn) ? { [kind]: principal, policyArn } : undefined;
    },

    async delete(session, _id, prior) {
      const iam = await session.clients.iam();
      await detach(iam, kind, textOf(prior, kind), textOf(prior, "policyArn"));
    },
  });
}

function arns(answer: {
  AttachedPolicies?: { PolicyArn?: string | undefined }[] | undefined;
}): (string | undefined)[] {
  return (answer.AttachedPolicies ?? []).map(({ PolicyArn }) => PolicyArn);
}
