import { list, type JsonStatement } from "../../support/bruteForce/document";
import { ACTIONS, CONDITIONS, FURTHER_CONDITIONS, RESOURCES } from "./generatedParts";

/** Every way to take one part of some Deny statements away, or to let one spare more. */
export function weakenings(statements: readonly JsonStatement[]): JsonStatement[][] {
  return statements.flatMap((statement, at) => {
    const others = (inPlace: readonly JsonStatement[]): JsonStatement[] => [
      ...statements.slice(0, at),
      ...inPlace,
      ...statements.slice(at + 1),
    ];
    const removed = statements.length > 1 ? [others([])] : [];
    return [...removed, ...weaker(statement).map((it) => others([it]))];
  });
}

function weaker(statement: JsonStatement): JsonStatement[] {
  const { Action, NotAction, Resource, NotResource, Condition, ...rest } = statement;
  const actions =
    Action === undefined
      ? ACTIONS.map((action) => ({ NotAction: [...list(NotAction), action] }))
      : [
          ...list(Action).map((_, index) => ({
            Action: list(Action).filter((__, other) => other !== index),
          })),
          ...ACTIONS.map((action) => ({ Action: action })),
        ].filter((it) => it.Action.length > 0);
  const resources =
    Resource === undefined
      ? RESOURCES.map((added) => ({ NotResource: [...list(NotResource), ...added] }))
      : RESOURCES.flatMap((named) => [{ Resource: named }, { NotResource: named }]);
  const conditions = [
    ...FURTHER_CONDITIONS.map((further) => ({ ...Condition, ...further })),
    ...CONDITIONS.filter((condition) => Object.keys(condition).length > 0),
  ];
  const withActions = { ...(Action === undefined ? { NotAction } : { Action }) };
  const withResources = { ...(Resource === undefined ? { NotResource } : { Resource }) };
  return [
    ...actions.map((changed) => ({ ...rest, ...changed, ...withResources, Condition })),
    ...resources.map((changed) => ({ ...rest, ...withActions, ...changed, Condition })),
    ...conditions.map((changed) => ({ ...rest, ...withActions, ...withResources, Condition: changed })),
  ].map((it) => JSON.parse(JSON.stringify(it)) as JsonStatement);
}
