import { parseJson } from "../../iam/json";
import { readProperty, readText, type StackResource } from "./resource";

export const AWS_PROVIDER = "pulumi:providers:aws";

/** What the providers of a stack say about the account and the region of its resources. */
export class Providers {
  private readonly byUrn: ReadonlyMap<string, StackResource>;

  constructor(resources: readonly StackResource[]) {
    this.byUrn = new Map(
      resources.filter(({ type }) => type === AWS_PROVIDER).map((provider) => [provider.urn, provider]),
    );
  }

  of(resource: StackResource): StackResource | undefined {
    return resource.provider && this.byUrn.get(resource.provider.urn);
  }

  /**
   * The account that the resource is in: the one in its ARN, or the only one that its provider allows. `undefined`
   * where neither is known.
   */
  accountOf(resource: StackResource): string | undefined {
    const account = readText(resource, "arn")?.split(":")[4];
    if (account !== undefined && account !== "") return account;
    const provider = this.of(resource);
    const allowed = provider && allowedAccountIds(provider);
    return allowed !== undefined && allowed !== "unknown" && allowed.length === 1 ? allowed[0] : undefined;
  }

  /** The resource's own region, or that of its provider; `undefined` where neither is known. */
  regionOf(resource: StackResource): string | undefined {
    const provider = this.of(resource);
    return readText(resource, "region") ?? (provider && readText(provider, "region"));
  }
}

/**
 * The accounts that a provider works with. The engine hands a provider's lists over as JSON texts.
 * @returns An empty list where the provider takes any account, `unknown` where a preview does not know them yet.
 */
export function allowedAccountIds(provider: StackResource): readonly string[] | "unknown" {
  const property = readProperty(provider, "allowedAccountIds");
  if (property.kind === "unknown") return "unknown";
  const json = typeof property.value === "string" ? parseJson(property.value) : undefined;
  const list = json === undefined ? property.value : json.ok && json.value;
  if (!Array.isArray(list)) return [];
  return list.filter((item): item is string => typeof item === "string" && item !== "");
}
