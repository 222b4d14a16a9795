import { z } from "zod";
import { arn } from "../schemas";
import { eventBusName, eventName } from "./eventBus";

const inputTransformer = z
  .strictObject({
    inputPaths: z
      .record(
        z.string().regex(/^(?!AWS)[\w-]{1,256}$/i, 'EventBridge allows no key that begins with "AWS"'),
        z.string().regex(/^\$(\.|$)/, "expected a JSON path such as $.detail.eventName"),
      )
      .refine(
        (paths) => Object.keys(paths).length <= 100,
        "EventBridge allows at most 100 paths a transformer",
      )
      .optional(),
    inputTemplate: z.string().min(1).max(8_192, "EventBridge allows at most 8192 characters a template"),
  })
  .superRefine(({ inputPaths = {}, inputTemplate }, context) => {
    const refuse = (message: string): void => {
      context.addIssue({ code: "custom", path: ["inputTemplate"], message });
    };
    const strange = placeholdersOf(inputTemplate).find((key) => !(key in inputPaths) && !isReserved(key));
    if (strange !== undefined) refuse(`it contains the placeholder <${strange}>, which no input path fills`);
    if (!isTemplate(inputTemplate)) {
      refuse("expected JSON with <placeholders>, or lines of text that are each in double quotes");
    }
  });

/**
 * A target with the rules of EventBridge, which the emulator does not enforce: it takes any ARN and any transformer.
 * Of the parameters for a kind of target none is implemented: a topic, a queue and an event bus need none.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html
 */
export const eventTargetInputs = z
  .strictObject({
    rule: eventName,
    arn,
    targetId: eventName.optional(),
    eventBusName,
    roleArn: arn.optional(),
    input: z.string().max(8_192).refine(isJson, "expected JSON").optional(),
    inputPath: z.string().max(256).optional(),
    inputTransformer: inputTransformer.optional(),
    deadLetterConfig: z.strictObject({ arn: arn.optional() }).optional(),
    retryPolicy: z
      .strictObject({
        maximumEventAgeInSeconds: z.int().min(60).max(86_400).optional(),
        maximumRetryAttempts: z.int().min(0).max(185).optional(),
      })
      .optional(),
    forceDestroy: z.boolean(),
    region: z.string(),
  })
  .refine(
    (it) => [it.input, it.inputPath, it.inputTransformer].filter((way) => way !== undefined).length <= 1,
    { path: ["input"], message: "input, inputPath and inputTransformer exclude each other" },
  )
  .refine((it) => isReachable(it.arn, it.region), {
    path: ["arn"],
    message:
      "EventBridge delivers to another region only to an event bus: the target must be in that of its rule",
  });

export type EventTargetInputs = z.infer<typeof eventTargetInputs>;

const PLACEHOLDER = /<([^<>\s]+)>/g;

function placeholdersOf(template: string): string[] {
  return [...template.matchAll(PLACEHOLDER)].map(([, key = ""]) => key);
}

/** `<aws.events.rule-arn>` and the like are filled by EventBridge itself. */
function isReserved(key: string): boolean {
  return key.startsWith("aws.events.");
}

/** A placeholder stands for a value, within quotes for a part of one: a digit can take its place in both. */
function isTemplate(template: string): boolean {
  const filled = template.replace(PLACEHOLDER, "0");
  return isJson(filled) || filled.trim().split(/\r?\n/).every(isQuoted);
}

function isQuoted(line: string): boolean {
  return line.startsWith('"') && isJson(line);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function isReachable(target: string, region: string): boolean {
  const [, , service, targetRegion] = target.split(":");
  return service === "events" || targetRegion === "" || targetRegion === region;
}
