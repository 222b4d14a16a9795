import { readFileSync } from "node:fs";
import { join } from "node:path";

import { Analyzer } from "@pulumi/pulumi/provider/experimental/analyzer";
import { generateSchema } from "@pulumi/pulumi/provider/experimental/schema";

const NAME = "account-baseline";

/** The schema of AccountBaseline for other Pulumi languages, as Pulumi's own analyzer infers it from the arguments. */
export function componentSchema(root: string): object {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Record<string, string>;
  const entry = { main: "index.ts" };
  const { components, typeDefinitions } = new Analyzer(
    join(root, "components"),
    NAME,
    entry,
    new Set(["AccountBaseline"]),
  ).analyze();
  // To use a resource as a value, a program would need the whole schema of the aws package: other languages have the
  // names and ARNs.
  const { AccountBaseline: component } = components;
  if (component === undefined) throw new Error("the analyzer did not find AccountBaseline");
  const { nodes: _nodes, ...outputs } = component.outputs;
  const { BaselineNodes: _baselineNodes, BaselineProviders: _baselineProviders, ...types } = typeDefinitions;
  const { version = "0.0.0", description = "" } = manifest;
  return generateSchema(
    NAME,
    version,
    description,
    { AccountBaseline: { ...component, outputs } },
    types,
    [],
  );
}
