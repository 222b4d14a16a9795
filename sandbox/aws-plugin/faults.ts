import { createHash } from "node:crypto";
import { mkdir, open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { AWS_FAULTS, faultMessage } from "./awsFaults";
import type { AwsFaultCode, AwsService, FailedCall } from "./awsFaults";
import type { Environment } from "./config";
import { validate } from "./validate";

const OPERATIONS = ["create", "read", "update", "delete", "configure"] as const;
const WHEN = ["before", "after"] as const;

/** What the plugin is about to do, or has done. */
export interface Operation {
  readonly account: string;
  /** Type of the resource; `pulumi:providers:aws` where the provider is configured. */
  readonly type: string;
  readonly operation: (typeof OPERATIONS)[number];
  /** ARN of whoever does it. */
  readonly caller: string;
}

const codes = Object.keys(AWS_FAULTS) as [AwsFaultCode, ...AwsFaultCode[]];

const file = z.strictObject({
  rules: z.array(
    z
      .strictObject({
        account: z
          .string()
          .regex(/^\d{12}$/, "expected 12 digits")
          .optional(),
        type: z
          .string()
          .regex(/^[^:]+:[^:]+:[^:]+$/, "expected a type such as aws:iam/user:User")
          .optional(),
        operation: z.enum(OPERATIONS, `expected ${OPERATIONS.join(", ")}`).optional(),
        when: z.enum(WHEN, `expected ${WHEN.join(", ")}`).default("before"),
        times: z.int("expected a whole number from 1").min(1, "expected a whole number from 1").optional(),
        delayMs: z.number("expected milliseconds from 0").min(0, "expected milliseconds from 0").optional(),
        error: z.enum(codes, `expected ${codes.join(", ")}`).optional(),
        hang: z.literal(true, "expected true").optional(),
        exit: z.literal(true, "expected true").optional(),
      })
      .refine(hasOneEffect, "needs one of error, hang and exit, or delayMs alone"),
  ),
});

type Rule = z.infer<typeof file>["rules"][number];

/** Faults on demand, by the rules in a file that the environment names: see its README.md. */
export class Faults {
  private constructor(
    private readonly rules: readonly Rule[],
    /** Where each strike of a rule with `times` leaves a file. */
    private readonly counts: string,
  ) {}

  /**
   * Reads the file that `SANDBOX_FAULTS` names; without the variable nothing ever fails.
   *
   * @throws Error that names the file and lists everything that is wrong with it.
   */
  static async load(environment: Environment): Promise<Faults> {
    const path = environment["SANDBOX_FAULTS"];
    return path ? new Faults(await readRules(path), `${path}.counts`) : new Faults([], "");
  }

  /**
   * Lets the faults strike that apply: in the order of the file, until one of them ends the operation.
   *
   * @param when `before` the operation reaches AWS, so that nothing of it happens, or `after` AWS has done it, so that
   *   only the answer is lost.
   *
   * @throws Error in the words of the AWS SDK.
   */
  async strike(when: (typeof WHEN)[number], operation: Operation): Promise<void> {
    for (const rule of this.rules) {
      if (rule.when !== when || !applies(rule, operation) || !(await this.take(rule))) continue;
      if (rule.delayMs !== undefined) await sleep(rule.delayMs);
      if (rule.exit) process.exit(1);
      // The open connection to the engine keeps the process alive.
      if (rule.hang) await new Promise(() => undefined);
      if (rule.error !== undefined) throw new Error(faultMessage(rule.error, failedCall(operation)));
    }
  }

  /** Whether the rule has a strike left; takes it, once among all plugin processes. */
  private async take(rule: Rule): Promise<boolean> {
    if (rule.times === undefined) return true;
    const directory = join(this.counts, createHash("sha256").update(JSON.stringify(rule)).digest("hex"));
    await mkdir(directory, { recursive: true });
    for (let strike = 1; strike <= rule.times; strike++) {
      if (await createsFile(join(directory, String(strike)))) return true;
    }
    return false;
  }
}

async function readRules(path: string): Promise<Rule[]> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    throw new Error(`SANDBOX_FAULTS: ${path} cannot be read: ${(error as Error).message}`, { cause: error });
  }
  if (!Array.isArray(content)) throw new Error(`SANDBOX_FAULTS: ${path} is not a list of rules`);
  const failures = validate(file, path, { rules: content });
  if (failures.length > 0)
    throw new Error(`SANDBOX_FAULTS: ${failures.map(({ reason }) => reason).join("\n")}`);
  return file.parse({ rules: content }).rules;
}

function hasOneEffect(rule: Partial<Record<"error" | "hang" | "exit" | "delayMs", unknown>>): boolean {
  const ends = [rule.error, rule.hang, rule.exit].filter((effect) => effect !== undefined).length;
  return ends === 1 || (ends === 0 && rule.delayMs !== undefined);
}

function applies(rule: Rule, { account, type, operation }: Operation): boolean {
  return (
    (rule.account ?? account) === account &&
    (rule.type ?? type) === type &&
    (rule.operation ?? operation) === operation
  );
}

/** Creating a file that must not exist yet succeeds for one process only. */
async function createsFile(path: string): Promise<boolean> {
  try {
    await (await open(path, "wx")).close();
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/** Services by the module of their resource types, or by the type where a module has those of several. */
const SERVICES: Readonly<Record<string, AwsService>> = {
  account: { id: "Account", prefix: "account" },
  budgets: { id: "Budgets", prefix: "budgets" },
  chatbot: { id: "chatbot", prefix: "chatbot" },
  cloudformation: { id: "CloudFormation", prefix: "cloudformation" },
  cloudwatch: { id: "CloudWatch", prefix: "cloudwatch" },
  "cloudwatch/eventRule": { id: "EventBridge", prefix: "events" },
  "cloudwatch/eventTarget": { id: "EventBridge", prefix: "events" },
  "cloudwatch/logGroup": { id: "CloudWatch Logs", prefix: "logs" },
  "cloudwatch/logMetricFilter": { id: "CloudWatch Logs", prefix: "logs" },
  costexplorer: { id: "Cost Explorer", prefix: "ce" },
  iam: { id: "IAM", prefix: "iam" },
  kms: { id: "KMS", prefix: "kms" },
  secretsmanager: { id: "Secrets Manager", prefix: "secretsmanager" },
  sns: { id: "SNS", prefix: "sns" },
};
const STS: AwsService = { id: "STS", prefix: "sts" };
const VERBS = { create: "Create", read: "Get", update: "Update", delete: "Delete" };

/** The call of AWS that stands for an operation: the verb and the type's name, which is what most are called. */
function failedCall({ type, operation, caller }: Operation): FailedCall {
  if (operation === "configure") return { service: STS, operation: "GetCallerIdentity", caller };
  const [, path = "", name = ""] = type.split(":");
  const [module = ""] = path.split("/");
  const service = SERVICES[path] ?? SERVICES[module] ?? { id: module, prefix: module };
  return { service, operation: `${VERBS[operation]}${name}`, caller };
}
