import { z } from "zod";

/** Tags: at most 50, keys 1 to 128 characters, values up to 256. */
export const tags = z
  .record(z.string().min(1).max(128), z.string().max(256))
  .refine((map) => Object.keys(map).length <= 50, "AWS allows at most 50 tags")
  .optional();

/**
 * A name of IAM.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export function iamName(maxLength: number): z.ZodString {
  return z
    .string()
    .max(maxLength, `IAM allows at most ${maxLength} characters`)
    .regex(/^[\w+=,.@-]+$/, "IAM allows letters, digits and +=,.@-_ only");
}

export const iamPath = z
  .string()
  .max(512)
  .regex(/^\/([!-~]+\/)?$/, "a path begins and ends with /");

export const accountId = z.string().regex(/^\d{12}$/, "an AWS account id has 12 digits");

export const arn = z
  .string()
  .regex(/^arn:[\w-]+:[\w-]+:[\w-]*:(\d{12}|aws)?:.+$/, "expected an ARN, arn:<partition>:<service>:…");

/** A policy document as JSON text. */
export const document = z
  .string()
  .refine((text) => isJsonObject(text), "expected a policy document: a JSON object");

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
