import type { PolicyConfigJSONSchema } from "@pulumi/policy/schema";
import type { Policies } from "@pulumi/policy";

import { createPolicies } from "../policy-pack/rules";

type Policy = Policies[number];

/** The rules of the policy pack and their options as Markdown, made from what Pulumi reads of them. */
export function policyReference(): string {
  const policies = createPolicies();
  return [rulesTable(policies), optionsTable(policies)].join("\n\n");
}

/** JSON Schema of the pack's config file, for editors. */
export function policyConfigSchema(): object {
  const level = { enum: ["advisory", "mandatory", "disabled"] };
  const rules = createPolicies().map(({ name, description, configSchema }) => [
    name,
    {
      description,
      anyOf: [
        level,
        {
          type: "object",
          additionalProperties: false,
          properties: { enforcementLevel: level, ...configSchema?.properties },
        },
      ],
    },
  ]);
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Config of the policy pack of account-baseline",
    type: "object",
    additionalProperties: false,
    properties: { all: level, ...(Object.fromEntries(rules) as object) },
  };
}

function rulesTable(policies: readonly Policy[]): string {
  const rows = policies.map(({ name, enforcementLevel = "", severity = "", displayName = "", framework }) => {
    const control = framework && `${framework.name} ${framework.version} ${framework.reference}`;
    return `| \`${name}\` | ${enforcementLevel} | ${severity} | ${displayName} | ${control ?? ""} |`;
  });
  return [
    "| rule | level | severity | requirement | control |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}

function optionsTable(policies: readonly Policy[]): string {
  const rows = policies.flatMap(({ name, configSchema }) =>
    Object.entries<PolicyConfigJSONSchema>(configSchema?.properties ?? {})
      .filter(([option]) => option !== "exemptions")
      .map(([option, { description = "" }]) => `| \`${name}\` | \`${option}\` | ${description} |`),
  );
  return ["| rule | option | meaning |", "| --- | --- | --- |", ...rows].join("\n");
}
