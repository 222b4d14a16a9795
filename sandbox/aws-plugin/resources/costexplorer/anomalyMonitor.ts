import { randomUUID } from "node:crypto";
import { z } from "zod";
import { AwsRuleError } from "../../errors";
import { canonicalJson } from "../../jsonText";
import { defineResource } from "../../resourceType";
import type { Session } from "../../session";
import { onlyHeld } from "../held";
import { document, tags } from "../schemas";

const inputs = z
  .strictObject({
    name: z.string().min(1).max(1_024),
    monitorType: z.enum(["DIMENSIONAL", "CUSTOM"]),
    // AWS wants a specification beside TAG and COST_CATEGORY, which the real provider does not let through.
    monitorDimension: z.enum(["SERVICE", "LINKED_ACCOUNT"]).optional(),
    monitorSpecification: document.optional(),
    tags,
  })
  .refine(
    ({ monitorType, monitorDimension, monitorSpecification }) =>
      (monitorDimension !== undefined) === (monitorType === "DIMENSIONAL") &&
      (monitorSpecification !== undefined) === (monitorType === "CUSTOM"),
    {
      path: ["monitorType"],
      message: "DIMENSIONAL goes with monitorDimension alone, CUSTOM with monitorSpecification alone",
    },
  );

/** A monitor of Cost Anomaly Detection as the plugin holds it. */
export type AnomalyMonitor = Readonly<z.infer<typeof inputs>> & { readonly arn: string };

declare module "../../heldState" {
  interface HeldKinds {
    /** By ARN. */
    anomalyMonitor: AnomalyMonitor;
  }
}

/**
 * The emulator has no Cost Anomaly Detection: the plugin holds its monitors.
 *
 * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_CreateAnomalyMonitor.html
 */
export const anomalyMonitor = defineResource({
  type: "aws:costexplorer/anomalyMonitor:AnomalyMonitor",
  inputs,
  autoName: { maxLength: 1_024 },
  taggable: true,
  computed: ["arn"],
  replaceOn: ["monitorType", "monitorDimension", "monitorSpecification"],
  canonical: { monitorSpecification: canonicalJson },
  ...onlyHeld("anomalyMonitor"),

  async create(session, monitor) {
    await assertDimensionIsFree(session, monitor.monitorDimension);
    const arn = `arn:${session.partition}:ce::${session.accountId}:anomalymonitor/${randomUUID()}`;
    await session.held.put(session.accountId, "anomalyMonitor", arn, { ...monitor, arn });
    return { id: arn };
  },

  async update(session, { id, news }) {
    await session.held.put(session.accountId, "anomalyMonitor", id, { ...news, arn: id });
  },
});

/**
 * An account has one monitor for each dimension.
 *
 * @see https://docs.aws.amazon.com/cost-management/latest/userguide/management-limits.html
 * @throws AwsRuleError LimitExceededException
 */
async function assertDimensionIsFree(
  { accountId, held }: Session,
  dimension: AnomalyMonitor["monitorDimension"],
): Promise<void> {
  const monitors = await held.list(accountId, "anomalyMonitor");
  if (dimension !== undefined && [...monitors.values()].some((it) => it.monitorDimension === dimension)) {
    throw new AwsRuleError("LimitExceededException", "Limit exceeded on dimensional spend monitor creation");
  }
}
