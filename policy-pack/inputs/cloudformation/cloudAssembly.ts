import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { isObject, type JsonObject } from "../../iam/json";
import type { Input } from "../input";
import type { StackResource } from "../pulumi/resource";
import { parseTemplate } from "./parseTemplate";
import { templateStack } from "./templateFile";

/** The manifest of a CDK cloud assembly, as `cdk synth` writes it to `cdk.out`. */
export function isAssemblyManifest({ version, artifacts, ...rest }: JsonObject): boolean {
  if (typeof version !== "string" || !isObject(artifacts) || "Resources" in rest) return false;
  return Object.values(artifacts).every((it) => isObject(it) && /^(?:aws|cdk):/.test(String(it["type"])));
}

/** A mistake in an assembly, as a sentence without its full stop. */
class AssemblyError extends Error {}

/**
 * The stacks of an assembly, with those of its stages and nested stacks.
 * @param folder Of the manifest.
 * @param manifest Its content.
 */
export function readAssembly(
  folder: string,
  manifest: JsonObject,
  parameters: Readonly<Record<string, string>>,
): Input {
  try {
    const resources = stacksOf(folder, manifest, parameters);
    return resources.length === 0
      ? { kind: "refused", error: "it is a CDK cloud assembly without stacks: run cdk synth again" }
      : { kind: "account", resources, incomplete: [] };
  } catch (error) {
    if (!(error instanceof AssemblyError)) throw error;
    return { kind: "refused", error: error.message };
  }
}

function stacksOf(
  folder: string,
  { artifacts }: JsonObject,
  parameters: Readonly<Record<string, string>>,
): StackResource[] {
  return Object.entries(isObject(artifacts) ? artifacts : {}).flatMap(([id, artifact]) => {
    const { type, environment, properties } = isObject(artifact) ? artifact : {};
    const { templateFile, directoryName } = isObject(properties) ? properties : {};
    if (type === "cdk:cloud-assembly" && typeof directoryName === "string") {
      const stage = join(folder, directoryName);
      return stacksOf(stage, objectIn(join(stage, "manifest.json")), parameters);
    }
    if (type !== "aws:cloudformation:stack") return [];
    if (typeof templateFile !== "string")
      throw new AssemblyError(`${id} in its manifest has no templateFile`);
    const file = join(folder, templateFile);
    return withNested(file, id, objectIn(file), parameters, providerOf(environment));
  });
}

/** A stack without an account deploys to that of whoever deploys it. */
function providerOf(environment: unknown): NonNullable<StackResource["provider"]> {
  const [, account = "", region = ""] = /^aws:\/\/([^/]+)\/([^/]+)$/.exec(String(environment)) ?? [];
  if (!/^\d{12}$/.test(account)) return { urn: "current account", props: {} };
  const props = {
    profile: account,
    allowedAccountIds: [account],
    ...(!region.startsWith("unknown-") && { region }),
  };
  return { urn: `account ${account} ${region}`, props };
}

/** A stack and the nested stacks of which the assembly has the templates. */
function withNested(
  file: string,
  name: string,
  template: JsonObject,
  parameters: Readonly<Record<string, string>>,
  provider: NonNullable<StackResource["provider"]>,
): StackResource[] {
  const resources = isObject(template["Resources"]) ? template["Resources"] : {};
  const nested = Object.entries(resources).flatMap(([logicalId, resource]) => {
    const asset = nestedFile(dirname(file), resource);
    return asset === undefined ? [] : [{ logicalId, resource: resource as JsonObject, asset }];
  });
  const own = Object.fromEntries(
    Object.entries(resources).filter(([id]) => nested.every(({ logicalId }) => logicalId !== id)),
  );
  const body = nested.length === 0 ? template : { ...template, Resources: own };
  return [
    templateStack({ urn: file, name, body, parameters, provider }),
    ...nested.flatMap(({ logicalId, resource, asset }) => {
      const { inner, given } = bound(objectIn(asset), resource);
      return withNested(asset, `${name}/${logicalId}`, inner, given, provider);
    }),
  ];
}

/** The template of a nested stack that is certain to exist. */
function nestedFile(folder: string, resource: unknown): string | undefined {
  if (!isObject(resource) || resource["Type"] !== "AWS::CloudFormation::Stack") return undefined;
  const { Metadata: metadata, Condition: condition } = resource;
  if (!isObject(metadata) || condition !== undefined) return undefined;
  const { "aws:asset:path": path, "aws:asset:property": property } = metadata;
  if (typeof path !== "string" || property !== "TemplateURL") return undefined;
  const file = join(folder, path);
  return existsSync(file) ? file : undefined;
}

/** A nested template with what its stack gives it: texts, and no default for what is a reference. */
function bound(
  template: JsonObject,
  { Properties: properties }: JsonObject,
): { inner: JsonObject; given: Record<string, string> } {
  const values = isObject(properties) && isObject(properties["Parameters"]) ? properties["Parameters"] : {};
  const declared = isObject(template["Parameters"]) ? template["Parameters"] : {};
  const given = Object.fromEntries(
    Object.entries(values).filter((it): it is [string, string] => typeof it[1] === "string"),
  );
  const inner = Object.entries(declared).map(([name, parameter]) => {
    const isUnknown = Object.hasOwn(values, name) && !Object.hasOwn(given, name);
    if (!isUnknown || !isObject(parameter)) return [name, parameter];
    const { Default: _, ...rest } = parameter;
    return [name, rest];
  });
  return { inner: { ...template, Parameters: Object.fromEntries(inner) as JsonObject }, given };
}

function objectIn(file: string): JsonObject {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw new AssemblyError(`it is a CDK cloud assembly without ${file}: run cdk synth again`);
  }
  const parsed = parseTemplate(text);
  if (!parsed.ok) throw new AssemblyError(`${file} cannot be read: ${parsed.reason}`);
  return parsed.template;
}
