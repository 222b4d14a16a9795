import { actionsOf, allServices } from "../iam/catalogue";
import type { OpenRequests } from "./openRequest";
import type { Counterexample } from "./verdict";

/**
 * Puts an action that AWS has into a counterexample, whose action is any that the patterns leave open. Where only
 * actions that do not exist yet are open, it says so.
 * @param open What gets through in the counterexample's session.
 */
export async function withRealAction(
  counterexample: Counterexample,
  open: OpenRequests,
): Promise<Counterexample> {
  const [service = "", name = ""] = counterexample.action.split(":");
  if ((await actionsOf(service)).has(name.toLowerCase())) return counterexample;
  for (const candidate of [service, ...(await allServices())]) {
    for (const resource of new Set([counterexample.resource, "*"])) {
      // Most services are either closed as a whole or open as a whole.
      if (candidate !== service && !open.isOpen({ action: `${candidate}:${name}`, resource })) continue;
      for (const real of (await actionsOf(candidate)).values()) {
        const action = `${candidate}:${real}`;
        if (open.isOpen({ action, resource })) return { ...counterexample, action, resource };
      }
    }
  }
  return { ...counterexample, future: true };
}
