import { z } from "zod";

import { ADOPTABLE, adoptableType } from "../components/rules/adoptable";
import { notValid } from "../components/rules/fault";
import { type ConfigProblem, schemaProblems } from "./problems";

const TYPES = Object.keys(ADOPTABLE);

const text = (what: string) => z.string(what).min(1, what);

const resource = z
  .strictObject(
    {
      type: z
        .enum(TYPES, `one of ${TYPES.join(", ")}`)
        .describe("Pulumi's type of the resource, such as `aws:iam/user:User`"),
      name: text("the resource's name in the program").describe("The resource's name in the program"),
      id: text("what Pulumi imports it by").describe("What Pulumi imports it by"),
      physicalName: text("its name in AWS")
        .optional()
        .describe("Its name in AWS, where the program gives none"),
      keep: z
        .record(z.string(), z.json(), "a map of inputs to values")
        .optional()
        .describe(
          "Inputs that stay as they are in AWS, with their values; null for a value that is not shown. The next deploy changes inputs that you remove here to their values in the config",
        ),
    },
    "a map",
  )
  .superRefine(({ type, keep = {} }, context) => {
    const keeps = adoptableType(type)?.keeps ?? [];
    for (const property of Object.keys(keep).filter((it) => !keeps.includes(it))) {
      context.addIssue({
        code: "custom",
        path: ["keep", property],
        message:
          keeps.length === 0
            ? `no entry, because all inputs of ${type} are as in the config`
            : `one of ${keeps.join(", ")}`,
        input: keep[property],
      });
    }
  });

/** The file `adopted/<stack>.json`: what of the stack exists in AWS already, so that it is imported and not created. */
export const adoptedSchema = z.strictObject(
  { resources: z.array(resource, "a list of resources") },
  "a map with resources",
);

/** One resource that exists already. */
export type AdoptedResource = z.infer<typeof resource>;

export type AdoptedResult =
  { ok: true; resources: AdoptedResource[] } | { ok: false; problems: readonly ConfigProblem[] };

/** Validates the text of such a file. Reports every mistake, not only the first. Never throws. */
export function parseAdopted(json: string): AdoptedResult {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    return { ok: false, problems: [{ key: "", message: `is not JSON: ${(error as Error).message}` }] };
  }
  const result = adoptedSchema.safeParse(value);
  if (!result.success)
    return { ok: false, problems: schemaProblems(adoptedSchema, result.error.issues, value) };
  const { resources } = result.data;
  const problems = resources.flatMap(({ type, name }, index) =>
    resources.findIndex((other) => other.type === type && other.name === name) === index
      ? []
      : [
          {
            key: `resources[${index}]`,
            message: notValid(`each resource once; ${type} "${name}" occurs twice`),
          },
        ],
  );
  return problems.length === 0 ? { ok: true, resources } : { ok: false, problems };
}
