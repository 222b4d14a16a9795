import type { ActionResources } from "../iam/catalogue";
import { actionGlob, literal } from "../iam/pattern";
import type { TypedActions } from "./openRequest";
import { globsOfArn, USER_ARN } from "./resourcePatterns";

const GROUPED = new WeakMap<ReadonlyMap<string, ActionResources>, Map<string | undefined, TypedActions[]>>();

/** Actions grouped by the resources that they take, for a search of open requests; once for each partition. */
export function typedActions(
  resources: ReadonlyMap<string, ActionResources> | undefined,
  partition?: string,
): readonly TypedActions[] {
  if (resources === undefined) return [];
  const byPartition = GROUPED.get(resources) ?? new Map<string | undefined, TypedActions[]>();
  GROUPED.set(resources, byPartition);
  const grouped = byPartition.get(partition) ?? group(resources, partition);
  byPartition.set(partition, grouped);
  return grouped;
}

function group(
  resources: ReadonlyMap<string, ActionResources>,
  partition: string | undefined,
): TypedActions[] {
  const byResources = new Map<string, string[]>();
  for (const [action, { arns, none }] of resources) {
    const key = JSON.stringify([[...arns].sort(), none]);
    byResources.set(key, [...(byResources.get(key) ?? []), action]);
  }
  return [...byResources].map(([key, actions]) => {
    const [arns, none] = JSON.parse(key) as [string[], boolean];
    return {
      actions: actions.map(actionGlob),
      areUsers: !none && arns.every((arn) => arn === USER_ARN),
      resources: [...(none ? [literal("*")] : []), ...arns.flatMap((arn) => globsOfArn(arn, partition))],
    };
  });
}
