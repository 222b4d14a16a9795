import { z } from "zod";

import { settingsSchema } from "./schema";

/** The JSON Schema of a `rollout.yaml` for editors, made from the schema that validates it. */
export function settingsFileSchema(): object {
  return {
    title: "How account-baseline rolls out",
    ...z.toJSONSchema(settingsSchema, { io: "input", reused: "inline" }),
  };
}
