import type { ActionElement, ParseContext, ResourceElement, Statement } from "./document";
import { describe, isObject, type JsonObject } from "./json";
import { parseConditions } from "./parseConditions";
import { actionGlob } from "./pattern";
import { resourceFault } from "./resourceArn";
import { parseTemplate, plainTemplate } from "./template";

const ELEMENTS = ["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"] as const;
const SID = /^[A-Za-z0-9]*$/;
/** IAM allows no wildcard in the prefix of a service. */
const ACTION = /^(\*|\*:\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+)$/;

/** @returns `undefined` where something is missing without which there is no statement; the defects say what. */
export function parseStatement(source: unknown, context: ParseContext): Statement | undefined {
  const report = (element: string, message: string): void => {
    context.defects.push({ path: `Statement[${context.index}]${element && `.${element}`}`, message });
  };
  if (!isObject(source)) {
    report("", `is ${describe(source)}, and must be an object`);
    return undefined;
  }
  for (const name of Object.keys(source)) {
    if (name === "Principal" || name === "NotPrincipal") {
      report(name, "is not allowed in a policy that is attached to a user or a group");
    } else if (!(ELEMENTS as readonly string[]).includes(name)) {
      report(name, `is not an element of a statement; allowed: ${ELEMENTS.join(", ")}`);
    }
  }
  const sid = source["Sid"];
  if (sid !== undefined && (typeof sid !== "string" || !SID.test(sid))) {
    report("Sid", `is ${describe(sid)}; allowed: letters and digits`);
  }
  const effect = source["Effect"];
  if (effect !== "Allow" && effect !== "Deny") {
    report("Effect", `is ${describe(effect)}; allowed: "Allow", "Deny"`);
  }
  const actions = parseActions(source, report);
  const resources = parseResources(source, context.variables, report);
  const conditions = parseConditions(source["Condition"], context);
  if ((effect !== "Allow" && effect !== "Deny") || actions === undefined || resources === undefined) {
    return undefined;
  }
  const name = typeof sid === "string" ? sid : undefined;
  return { index: context.index, sid: name, effect, actions, resources, conditions };
}

type Report = (element: string, message: string) => void;

function parseActions(source: JsonObject, report: Report): ActionElement | undefined {
  const element = oneOf(source, "Action", "NotAction", report);
  return (
    element && {
      negated: element.negated,
      patterns: element.texts.map((text) => {
        if (!ACTION.test(text)) {
          report(element.name, `${describe(text)} is not an action; expected service:Action, or "*"`);
        }
        return { text, glob: actionGlob(text) };
      }),
    }
  );
}

function parseResources(source: JsonObject, variables: boolean, report: Report): ResourceElement | undefined {
  const element = oneOf(source, "Resource", "NotResource", report);
  return (
    element && {
      negated: element.negated,
      patterns: element.texts.map((text) => {
        const template = variables ? parseTemplate(text) : plainTemplate(text);
        const fault =
          template === undefined ? "has a malformed policy variable" : resourceFault(text, template);
        if (fault !== undefined) report(element.name, `${describe(text)} ${fault}`);
        return { text, template: template ?? [] };
      }),
    }
  );
}

function oneOf(
  source: JsonObject,
  positive: string,
  negative: string,
  report: Report,
): { name: string; negated: boolean; texts: readonly string[] } | undefined {
  if ((source[positive] === undefined) === (source[negative] === undefined)) {
    const fault = source[positive] === undefined ? "is missing, and so is" : "must not be used together with";
    report(positive, `${fault} ${negative}`);
    return undefined;
  }
  const negated = source[positive] === undefined;
  const name = negated ? negative : positive;
  const value = source[name];
  const texts: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (!texts.every((text) => typeof text === "string")) {
    report(name, `is ${describe(value)}; expected a text or a list of texts`);
    return undefined;
  }
  if (texts.length === 0) report(name, "is an empty list");
  return { name, negated, texts };
}
