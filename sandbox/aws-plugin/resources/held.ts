import type { z } from "zod";
import type { HeldKind } from "../heldState";
import type { ResourceSpec } from "../resourceType";

/**
 * How a thing is read and deleted that only the plugin has, because the emulator lacks its service.
 *
 * @param nameOf - The name under which the thing is held, by its Pulumi id; the id itself by default.
 */
export function onlyHeld(
  kind: HeldKind,
  nameOf: (id: string) => string = (id) => id,
): Pick<ResourceSpec<z.ZodObject>, "read" | "delete"> {
  return {
    read: async ({ accountId, held }, id) => {
      const found = await held.get(accountId, kind, nameOf(id));
      return found && { ...found };
    },
    delete: async ({ accountId, held }, id) => held.remove(accountId, kind, nameOf(id)),
  };
}
