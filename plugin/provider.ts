import { readFileSync } from "node:fs";

import * as pulumi from "@pulumi/pulumi";

import { AccountBaseline, type AccountBaselineArgs } from "../lib";

const TYPE = "account-baseline:index:AccountBaseline";

/**
 * Serves AccountBaseline to programs in other Pulumi languages.
 * @param schemaFile Path of plugin/schema.json, which `npm run generate` writes from the arguments.
 */
export function serve(schemaFile: string, args: string[]): Promise<void> {
  const schema = readFileSync(schemaFile, "utf8");
  const { version } = JSON.parse(schema) as { version: string };
  return pulumi.provider.main({ version, schema, construct }, args);
}

function construct(
  name: string,
  type: string,
  inputs: pulumi.Inputs,
  options: pulumi.ComponentResourceOptions,
): Promise<pulumi.provider.ConstructResult> {
  if (type !== TYPE) throw new Error(`resource type ${type} is not valid: expected ${TYPE}`);
  const { urn, outputs } = new AccountBaseline(name, inputs as AccountBaselineArgs, options);
  return Promise.resolve({ urn, state: { ...outputs } });
}
