import type { IAM } from "@aws-sdk/client-iam";
import { z } from "zod";
import { ifExists } from "../../errors";
import { canonicalPolicy } from "../../policyJson";
import { defineResource } from "../../resourceType";
import type { ResourceType } from "../../resourceType";
import type { Session } from "../../session";
import { textOf } from "../../wire";
import type { Properties } from "../../wire";
import { document, iamName } from "../schemas";
import { assertInlineQuota } from "./quotas";
import type { PrincipalKind } from "./quotas";

/** The three forms of IAM's calls for inline policies. */
interface InlinePolicyApi {
  list(principal: string): Promise<string[]>;
  get(principal: string, name: string): Promise<string>;
  put(principal: string, name: string, document: string): Promise<unknown>;
  delete(principal: string, name: string): Promise<unknown>;
}

const APIS: Record<PrincipalKind, (iam: IAM) => InlinePolicyApi> = {
  user: (iam) => ({
    list: async (UserName) => (await iam.listUserPolicies({ UserName })).PolicyNames ?? [],
    get: async (UserName, PolicyName) =>
      (await iam.getUserPolicy({ UserName, PolicyName })).PolicyDocument ?? "",
    put: (UserName, PolicyName, PolicyDocument) =>
      iam.putUserPolicy({ UserName, PolicyName, PolicyDocument }),
    delete: (UserName, PolicyName) => iam.deleteUserPolicy({ UserName, PolicyName }),
  }),
  group: (iam) => ({
    list: async (GroupName) => (await iam.listGroupPolicies({ GroupName })).PolicyNames ?? [],
    get: async (GroupName, PolicyName) =>
      (await iam.getGroupPolicy({ GroupName, PolicyName })).PolicyDocument ?? "",
    put: (GroupName, PolicyName, PolicyDocument) =>
      iam.putGroupPolicy({ GroupName, PolicyName, PolicyDocument }),
    delete: (GroupName, PolicyName) => iam.deleteGroupPolicy({ GroupName, PolicyName }),
  }),
  role: (iam) => ({
    list: async (RoleName) => (await iam.listRolePolicies({ RoleName })).PolicyNames ?? [],
    get: async (RoleName, PolicyName) =>
      (await iam.getRolePolicy({ RoleName, PolicyName })).PolicyDocument ?? "",
    put: (RoleName, PolicyName, PolicyDocument) =>
      iam.putRolePolicy({ RoleName, PolicyName, PolicyDocument }),
    delete: (RoleName, PolicyName) => iam.deleteRolePolicy({ RoleName, PolicyName }),
  }),
};

export const userPolicy = inlinePolicy("user", "aws:iam/userPolicy:UserPolicy");
export const groupPolicy = inlinePolicy("group", "aws:iam/groupPolicy:GroupPolicy");
export const rolePolicy = inlinePolicy("role", "aws:iam/rolePolicy:RolePolicy");

/** Names of the inline policies that a principal has. */
export async function inlinePolicyNames(iam: IAM, kind: PrincipalKind, principal: string): Promise<string[]> {
  return APIS[kind](iam).list(principal);
}

/** The inline policies that a principal has, with their documents. */
export async function inlinePolicies(
  iam: IAM,
  kind: PrincipalKind,
  principal: string,
): Promise<{ name: string; policy: string }[]> {
  const api = APIS[kind](iam);
  const names = await api.list(principal);
  return Promise.all(
    names.map(async (name) => ({ name, policy: decodeURIComponent(await api.get(principal, name)) })),
  );
}

/** Creates or overwrites an inline policy within the quota. */
export async function putInlinePolicy(
  iam: IAM,
  kind: PrincipalKind,
  principal: string,
  name: string,
  policy: string,
): Promise<void> {
  const others = (await inlinePolicies(iam, kind, principal)).filter((other) => other.name !== name);
  assertInlineQuota(
    kind,
    principal,
    policy,
    others.map((other) => other.policy),
  );
  await APIS[kind](iam).put(principal, name, policy);
}

/** Deletes an inline policy, if it is there. */
export async function deleteInlinePolicy(
  iam: IAM,
  kind: PrincipalKind,
  principal: string,
  name: string,
): Promise<void> {
  await ifExists(APIS[kind](iam).delete(principal, name));
}

function inlinePolicy(kind: PrincipalKind, type: string): ResourceType {
  return defineResource({
    type,
    inputs: z.strictObject({
      name: iamName(128),
      namePrefix: z.string().optional(),
      policy: document,
      [kind]: iamName(128),
    }),
    autoName: { maxLength: 128 },
    documents: ["policy"],
    computed: [],
    replaceOn: ["name", "namePrefix", kind],
    canonical: { policy: canonicalPolicy },

    async create(session, inputs) {
      await put(session, kind, inputs);
      return { id: `${textOf(inputs, kind)}:${textOf(inputs, "name")}` };
    },

    async read(session, id) {
      const [principal, name] = parts(id);
      const api = APIS[kind](await session.clients.iam());
      const policy = await ifExists(api.get(principal, name));
      return policy === undefined
        ? undefined
        : { [kind]: principal, name, policy: decodeURIComponent(policy) };
    },

    async update(session, { news }) {
      await put(session, kind, news);
    },

    async delete(session, id) {
      const [principal, name] = parts(id);
      await deleteInlinePolicy(await session.clients.iam(), kind, principal, name);
    },
  });
}

async function put(session: Session, kind: PrincipalKind, inputs: Properties): Promise<void> {
  const [principal, name, policy] = [textOf(inputs, kind), textOf(inputs, "name"), textOf(inputs, "policy")];
  await putInlinePolicy(await session.clients.iam(), kind, principal, name, policy);
}

function parts(id: string): [principal: string, name: string] {
  const [principal, name] = id.split(":");
  if (principal === undefined || name === undefined) {
    throw new Error(`the id "${id}" is not of the form <user, group or role>:<policy name>`);
  }
  return [principal, name];
}
