export type Properties = Record<string, unknown>;

/** Makes something that the resource under test needs; it is deleted after it. */
export type Make = (type: string, inputs?: Properties) => Promise<{ id: string; outputs: Properties }>;

/** One resource's way from creation to deletion. */
export interface LifecycleCase {
  readonly inputs: (make: Make) => Promise<Properties> | Properties;
  /** An update in place; absent for a type of which every change replaces. */
  readonly change?: Properties | ((make: Make) => Promise<Properties>);
  /** What the plugin says where the emulator cannot make such a thing: only its preview is tried. */
  readonly refusal?: RegExp;
  /** For `pulumi import`; that of the creation if absent, "none" where the real provider has none either. */
  readonly importId?: ((inputs: Properties) => string) | "none";
  /** What is left to read after the deletion of a thing that is only a part of another one. */
  readonly remains?: RegExp;
  /** Inputs that AWS cannot show and an import therefore does not bring. */
  readonly invisible?: readonly string[];
  /** Further ways for things of the type that differ in kind, by what they are. */
  readonly variants?: Readonly<Record<string, LifecycleCase>>;
}

/** One case for each resource type of a field. */
export type LifecycleCases = Readonly<Record<string, LifecycleCase>>;

export const USER = "aws:iam/user:User";
export const GROUP = "aws:iam/group:Group";
export const POLICY = "aws:iam/policy:Policy";
export const ROLE = "aws:iam/role:Role";
export const TOPIC = "aws:sns/topic:Topic";
export const KEY = "aws:kms/key:Key";

/** A managed policy of AWS. */
export const READ_ONLY = "arn:aws:iam::aws:policy/AWSBudgetsReadOnlyAccess";

export const document = policy("sns:Publish");

export const trust = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "budgets.amazonaws.com" }, Action: "sts:AssumeRole" }],
});

export function policy(...actions: string[]): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: actions, Resource: "*" }],
  });
}

export function resourcePolicy(resource: unknown, service: string): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "*", Resource: resource }],
  });
}

/** The name of a thing that is made for it. */
export async function name(make: Make, type: string): Promise<unknown> {
  return (await make(type)).outputs["name"];
}
