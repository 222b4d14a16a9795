import { randomUUID } from "node:crypto";
import { z } from "zod";
import { unordered, unorderedThroughout } from "../../diff";
import { AwsRuleError } from "../../errors";
import { defineResource } from "../../resourceType";
import type { Session } from "../../session";
import { onlyHeld } from "../held";
import { accountId, arn, tags } from "../schemas";

const impact = z.strictObject({
  dimension: z.strictObject({
    key: z.enum(["ANOMALY_TOTAL_IMPACT_ABSOLUTE", "ANOMALY_TOTAL_IMPACT_PERCENTAGE"]),
    matchOptions: z.tuple([z.literal("GREATER_THAN_OR_EQUAL")]),
    values: z.tuple([z.string().regex(/^\d{1,10}(\.\d+)?$/, "expected an amount such as 100")]),
  }),
});

const subscriber = z.strictObject({ address: z.string().min(6).max(302), type: z.enum(["EMAIL", "SNS"]) });

const inputs = z
  .strictObject({
    name: z.string().min(1).max(1_024),
    accountId: accountId.optional(),
    frequency: z.enum(["DAILY", "IMMEDIATE", "WEEKLY"]),
    monitorArnLists: z.array(arn).min(1),
    subscribers: z.array(subscriber).min(1),
    thresholdExpression: z.union([
      impact,
      z.strictObject({ ands: z.array(impact).length(2) }),
      z.strictObject({ ors: z.array(impact).length(2) }),
    ]),
    tags,
  })
  .refine(
    ({ frequency, subscribers }) =>
      subscribers.every(({ type }) => type === (frequency === "IMMEDIATE" ? "SNS" : "EMAIL")),
    {
      path: ["subscribers"],
      message: "IMMEDIATE reaches SNS topics only, DAILY and WEEKLY e-mail addresses only",
    },
  );

type Inputs = z.infer<typeof inputs>;

/** A subscription of Cost Anomaly Detection as the plugin holds it. */
export type AnomalySubscription = Readonly<Inputs> & { readonly accountId: string; readonly arn: string };

declare module "../../heldState" {
  interface HeldKinds {
    /** By ARN. */
    anomalySubscription: AnomalySubscription;
  }
}

/**
 * Who hears of anomalies, how often, and from which impact on. Of filters only those on the impact are implemented,
 * which are all that AWS takes here.
 *
 * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_AnomalySubscription.html
 */
export const anomalySubscription = defineResource({
  type: "aws:costexplorer/anomalySubscription:AnomalySubscription",
  inputs,
  autoName: { maxLength: 1_024 },
  taggable: true,
  computed: ["accountId", "arn"],
  replaceOn: ["name"],
  canonical: { subscribers: unordered, thresholdExpression: unorderedThroughout },
  ...onlyHeld("anomalySubscription"),

  async create(session, inputs) {
    const arn = `arn:${session.partition}:ce::${session.accountId}:anomalysubscription/${randomUUID()}`;
    await put(session, arn, inputs);
    return { id: arn };
  },

  async update(session, { id, news }) {
    await put(session, id, news);
  },
});

/** @throws AwsRuleError UnknownMonitorException */
async function put(session: Session, arn: string, inputs: Inputs): Promise<void> {
  for (const monitor of inputs.monitorArnLists) {
    if ((await session.held.get(session.accountId, "anomalyMonitor", monitor)) === undefined) {
      throw new AwsRuleError("UnknownMonitorException", `The cost anomaly monitor ${monitor} does not exist`);
    }
  }
  const { accountId = session.accountId } = inputs;
  await session.held.put(session.accountId, "anomalySubscription", arn, { ...inputs, accountId, arn });
}
