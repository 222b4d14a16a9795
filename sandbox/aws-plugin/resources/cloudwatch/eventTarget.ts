import type { EventBridge, Target } from "@aws-sdk/client-eventbridge";
import { AwsRuleError, ifExists } from "../../errors";
import { uniqueId } from "../../names";
import { defineResource } from "../../resourceType";
import { textOf } from "../../wire";
import type { Properties } from "../../wire";
import { DEFAULT_BUS, ruleOf } from "./eventBus";
import { eventTargetInputs } from "./eventTargetSchema";
import type { EventTargetInputs } from "./eventTargetSchema";

const TARGETS_OF_A_RULE = 5;

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html */
export const eventTarget = defineResource({
  type: "aws:cloudwatch/eventTarget:EventTarget",
  inputs: eventTargetInputs,
  defaults: { eventBusName: DEFAULT_BUS, forceDestroy: false },
  regional: true,
  computed: ["targetId"],
  replaceOn: ["rule", "targetId", "eventBusName", "region"],

  async create(session, inputs) {
    const eventBridge = await session.clients.eventBridge(inputs.region);
    const { rule, eventBusName, targetId = uniqueId("") } = inputs;
    const others = (await targetsOf(eventBridge, eventBusName, rule)).filter(({ Id }) => Id !== targetId);
    if (others.length >= TARGETS_OF_A_RULE) {
      throw new AwsRuleError(
        "LimitExceededException",
        `The requested resource exceeds the maximum number allowed: ${TARGETS_OF_A_RULE} targets a rule`,
      );
    }
    await put(eventBridge, targetId, inputs);
    const bus = eventBusName === DEFAULT_BUS ? "" : `${eventBusName}-`;
    return { id: `${bus}${rule}-${targetId}`, outputs: { targetId } };
  },

  async read(session, id, prior) {
    const { bus, rule, targetId } = targetOf(id, prior);
    const region = textOf(prior, "region", session.region);
    const eventBridge = await session.clients.eventBridge(region);
    const found = await ifExists(targetsOf(eventBridge, bus, rule));
    const target = found?.find(({ Id }) => Id === targetId);
    return target && { ...properties(target), eventBusName: bus, rule, region };
  },

  async update(session, { outputs, news }) {
    const eventBridge = await session.clients.eventBridge(news.region);
    await put(eventBridge, textOf(outputs, "targetId"), news);
  },

  async delete(session, id, prior) {
    const { bus, rule, targetId } = targetOf(id, prior);
    const eventBridge = await session.clients.eventBridge(textOf(prior, "region"));
    await ifExists(
      eventBridge.removeTargets({
        EventBusName: bus,
        Rule: rule,
        Ids: [targetId],
        Force: prior["forceDestroy"] === true,
      }),
    );
  },
});

async function targetsOf(eventBridge: EventBridge, EventBusName: string, Rule: string): Promise<Target[]> {
  const { Targets = [] } = await eventBridge.listTargetsByRule({ EventBusName, Rule });
  return Targets;
}

/** Of the state; of an import's id, `<rule>/<target id>` or `<bus>/<rule>/<target id>`, when there is none. */
function targetOf(id: string, prior: Properties): { bus: string; rule: string; targetId: string } {
  const slash = id.lastIndexOf("/");
  const { bus, rule } = ruleOf(id.slice(0, Math.max(slash, 0)));
  return {
    bus: textOf(prior, "eventBusName", bus),
    rule: textOf(prior, "rule", rule),
    targetId: textOf(prior, "targetId", id.slice(slash + 1)),
  };
}

/** The call replaces the whole target. */
async function put(eventBridge: EventBridge, Id: string, inputs: EventTargetInputs): Promise<void> {
  const { inputTransformer, deadLetterConfig, retryPolicy } = inputs;
  const target: Target = {
    Id,
    Arn: inputs.arn,
    RoleArn: inputs.roleArn,
    Input: inputs.input,
    InputPath: inputs.inputPath,
    InputTransformer: inputTransformer && {
      InputPathsMap: inputTransformer.inputPaths,
      InputTemplate: inputTransformer.inputTemplate,
    },
    DeadLetterConfig: deadLetterConfig && { Arn: deadLetterConfig.arn },
    RetryPolicy: retryPolicy && {
      MaximumEventAgeInSeconds: retryPolicy.maximumEventAgeInSeconds,
      MaximumRetryAttempts: retryPolicy.maximumRetryAttempts,
    },
  };
  await eventBridge.putTargets({ EventBusName: inputs.eventBusName, Rule: inputs.rule, Targets: [target] });
}

function properties(target: Target): Properties {
  const { InputTransformer, DeadLetterConfig, RetryPolicy } = target;
  return {
    targetId: target.Id,
    arn: target.Arn,
    roleArn: target.RoleArn,
    input: target.Input,
    inputPath: target.InputPath,
    inputTransformer: InputTransformer && {
      inputPaths: InputTransformer.InputPathsMap,
      inputTemplate: InputTransformer.InputTemplate,
    },
    deadLetterConfig: DeadLetterConfig && { arn: DeadLetterConfig.Arn },
    retryPolicy: RetryPolicy && {
      maximumEventAgeInSeconds: RetryPolicy.MaximumEventAgeInSeconds,
      maximumRetryAttempts: RetryPolicy.MaximumRetryAttempts,
    },
  };
}
