import type { StackResource } from "./pulumi/resource";

export type ProviderOf = (arn: string) => NonNullable<StackResource["provider"]>;

const ACCOUNT = /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/;

/** The account id of an ARN. */
export function accountIn(arn: string): string | undefined {
  return ACCOUNT.exec(arn)?.[1];
}

/**
 * The accounts of resources for which an input shows no more than their ARNs. A resource without one is in the only account
 * that the others are in; if they are in several, its account is unknown.
 * @param arns Those of all resources of the input.
 * @param urn Names the accounts of the input.
 */
export function accountProviders(arns: readonly string[], urn = "account"): ProviderOf {
  const ids = new Set(arns.flatMap((arn) => accountIn(arn) ?? []));
  const [only] = ids.size === 1 ? ids : [];
  const providers = new Map<string | undefined, NonNullable<StackResource["provider"]>>();
  const providerOf = (id: string | undefined): NonNullable<StackResource["provider"]> => {
    const known = providers.get(id);
    if (known !== undefined) return known;
    const credentials = ids.size > 1 ? { profile: id ?? "unknown" } : {};
    const props = { ...credentials, ...(id !== undefined && { allowedAccountIds: [id] }) };
    const provider = { urn: `${urn} ${id ?? "unknown"}`, props };
    providers.set(id, provider);
    return provider;
  };
  return (arn) => providerOf(accountIn(arn) ?? only);
}
