import type { StackResource } from "../resource";
import { isStackSet } from "../cloudFormation/stacks";
import { shapeOf } from "./shapes";

/** What tells the account of a resource: its provider. */
export interface Account {
  package: string;
  provider: string;
}

/** Packages of which a provider each may stand for the same account. */
const COUNTERPARTS: ReadonlyMap<string, string> = new Map([
  ["aws", "aws-native"],
  ["aws-native", "aws"],
]);

/** The account that a resource is in. What a stack set makes is in other accounts than its own. */
export function accountOf({ type, provider, template }: StackResource): Account {
  if (template !== undefined) {
    const { stack } = template;
    return isStackSet(stack.type) ? { package: "", provider: stack.urn } : accountOf(stack);
  }
  return { package: type.slice(0, type.indexOf(":")), provider: provider?.urn ?? "" };
}

/**
 * Tells which resources are in the same account. Two providers of one package are taken for two accounts. A provider
 * of aws and one of aws-native are taken for one account where the IAM resources of the stack have no others.
 */
export class Accounts {
  private readonly providers = new Map<string, Map<string, Account>>();

  constructor(resources: readonly StackResource[]) {
    for (const resource of resources) {
      if (shapeOf(resource.type) === undefined) continue;
      const account = accountOf(resource);
      const ofPackage = this.providers.get(account.package) ?? new Map<string, Account>();
      this.providers.set(account.package, ofPackage.set(account.provider, account));
    }
  }

  same(a: Account, b: Account): boolean {
    if (a.package === b.package) return a.provider === b.provider;
    return COUNTERPARTS.get(a.package) === b.package && this.hasOneCounterpart(a);
  }

  /** The accounts of the other package, one of which may be this one. */
  counterparts({ package: own }: Account): Account[] {
    return [...(this.providers.get(COUNTERPARTS.get(own) ?? "")?.values() ?? [])];
  }

  /** Whether this account has a single counterpart, and is that one's single counterpart. */
  hasOneCounterpart(account: Account): boolean {
    return this.counterparts(account).length === 1 && this.providers.get(account.package)?.size === 1;
  }
}
