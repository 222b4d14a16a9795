import { z } from "zod";

import { stackConfigSchema } from "./schema";
import { SECRET_KEYS } from "./schema/secrets";

type JsonSchema = Record<string, unknown>;

/**
 * The JSON Schema of a `Pulumi.<stack>.yaml` for editors, made from the same schema that validates a deploy.
 * `npm run schema` writes it to config/stack.schema.json; a test fails when that file is not up to date.
 * Keys may carry the project's namespace, as `pulumi config set` writes them. Only `accountId` is required, since
 * Pulumi.yaml may give the rest for all stacks.
 */
export function stackFileSchema(project: string): JsonSchema {
  const config = z.toJSONSchema(stackConfigSchema, { io: "input", reused: "inline" }) as {
    properties: Record<string, JsonSchema>;
  };
  const properties = Object.fromEntries(
    Object.entries(config.properties).flatMap(([key, schema]) => {
      const value = SECRET_KEYS.has(key)
        ? { description: schema["description"], anyOf: [withEncryptedParts(schema), encrypted] }
        : schema;
      return [
        [key, value],
        [`${project}:${key}`, value],
      ];
    }),
  );
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Stack file of account-baseline: one AWS account",
    type: "object",
    properties: {
      config: {
        type: "object",
        properties,
        patternProperties: { [`^(?!${project}:)[^:]+:`]: {} },
        additionalProperties: false,
        anyOf: [{ required: ["accountId"] }, { required: [`${project}:accountId`] }],
      },
      encryptionsalt: { type: "string" },
      encryptedkey: { type: "string" },
      secretsprovider: { type: "string" },
      environment: {},
    },
    required: ["config"],
    additionalProperties: false,
  };
}

/** `pulumi config set --secret --path` encrypts a part of a map or list. */
function withEncryptedParts(schema: JsonSchema): JsonSchema {
  const mayBeEncrypted = (part: unknown) => ({
    anyOf: [withEncryptedParts(part as JsonSchema), encrypted],
  });
  const { properties, items, additionalProperties, anyOf } = schema;
  return {
    ...schema,
    ...(isRecord(properties) && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([key, part]) => [key, mayBeEncrypted(part)]),
      ),
    }),
    ...(isRecord(additionalProperties) && { additionalProperties: mayBeEncrypted(additionalProperties) }),
    ...(isRecord(items) && { items: mayBeEncrypted(items) }),
    ...(Array.isArray(anyOf) && { anyOf: anyOf.map((it: JsonSchema) => withEncryptedParts(it)) }),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const encrypted = {
  type: "object",
  properties: { secure: { type: "string" } },
  required: ["secure"],
  additionalProperties: false,
} as const;
