import { z } from "zod";

/** A name of EventBridge: of a rule or a target. */
export const eventName = z
  .string()
  .regex(/^[\w.-]{1,64}$/, "EventBridge allows up to 64 letters, digits and .-_");

/** The name or the ARN of an event bus. */
export const eventBusName = z
  .string()
  .regex(/^[/.\w:-]{1,1600}$/, "expected the name or ARN of an event bus");

export const DEFAULT_BUS = "default";

/** `<bus>/<rule>`, or the rule alone on the default bus. The name of a bus, and so its ARN, may have slashes. */
export function ruleOf(id: string): { bus: string; rule: string } {
  const slash = id.lastIndexOf("/");
  return { bus: slash === -1 ? DEFAULT_BUS : id.slice(0, slash), rule: id.slice(slash + 1) };
}
