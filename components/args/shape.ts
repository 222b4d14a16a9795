import * as pulumi from "@pulumi/pulumi";

import { USD_AMOUNT } from "../rules/awsRules";
import type { Fault } from "../rules/fault";
import type { AccountBaselineArgs } from ".";

/** What a part of the arguments has to be. A key that is not listed is not looked at. */
type Shape =
  /** Part of a resource's name, or what decides which resources exist: never an output. */
  | { readonly kind: "text"; readonly optional?: true }
  /** Text that the program may know only during the update, such as the ARN of a resource. */
  | { readonly kind: "input"; readonly optional?: true }
  | { readonly kind: "amount"; readonly optional?: true }
  | { readonly kind: "list"; readonly optional?: true; readonly of: Shape; readonly what: string }
  | {
      readonly kind: "map";
      readonly optional?: true;
      readonly keys: Readonly<Record<string, Shape>>;
      readonly what: string;
    };

const TEXT: Readonly<Shape> = { kind: "text" };
const OPTIONAL_TEXT: Readonly<Shape> = { kind: "text", optional: true };
const OPTIONAL_INPUT: Readonly<Shape> = { kind: "input", optional: true };
const OPTIONAL_AMOUNT: Readonly<Shape> = { kind: "amount", optional: true };
const named = (what: string, keys: Readonly<Record<string, Shape>> = {}): Shape => ({
  kind: "map",
  keys: { name: TEXT, ...keys },
  what,
});
const list = (of: Shape, what: string): Shape => ({ kind: "list", of, what });
const optionalMap = (keys: Readonly<Record<string, Shape>>, what: string): Shape => ({
  kind: "map",
  optional: true,
  keys,
  what,
});
const optionalList = (of: Shape, what: string): Shape => ({ kind: "list", optional: true, of, what });

const TEXTS: Readonly<Shape> = optionalList(TEXT, "a list of texts");
const INPUTS: Readonly<Shape> = optionalList({ kind: "input" }, "a list of texts");

const USERS: Readonly<Shape> = list(
  named('a map such as { name: "alice" }'),
  'a list of users such as [{ name: "alice" }]',
);

/** The keys whose shape a program in JavaScript, or one that casts, gets wrong. */
const ARGS: Readonly<Partial<Record<keyof AccountBaselineArgs, Shape>>> = {
  accountId: TEXT,
  region: OPTIONAL_TEXT,
  profile: OPTIONAL_TEXT,
  groupName: OPTIONAL_TEXT,
  mfaEnforcement: OPTIONAL_TEXT,
  accountAlias: OPTIONAL_TEXT,
  admins: USERS,
  managedPolicies: INPUTS,
  groups: optionalList(
    named("a map with name and users", { users: USERS, managedPolicies: INPUTS }),
    "a list of groups",
  ),
  roles: optionalList(
    named("a map with name", {
      managedPolicies: INPUTS,
      trustedPrincipals: INPUTS,
      identityProvider: OPTIONAL_INPUT,
    }),
    "a list of roles",
  ),
  notificationTargets: optionalMap(
    { https: TEXTS, sqs: INPUTS, lambda: INPUTS },
    "a map of notification targets",
  ),
  signInAlerts: optionalMap(
    { logGroup: OPTIONAL_INPUT, logGroupRegion: OPTIONAL_TEXT },
    "a map of sign-in alerts",
  ),
  emails: list(TEXT, "a list of e-mail addresses"),
  monthlyLimitUsd: { kind: "amount" },
  billingAlarmUsd: OPTIONAL_AMOUNT,
  budgets: optionalList(named("a map with name", { limitUsd: OPTIONAL_AMOUNT }), "a list of budgets"),
  budgetActions: optionalList(
    named("a map with name", {
      usd: OPTIONAL_AMOUNT,
      denyPolicy: optionalMap({ policy: OPTIONAL_INPUT }, "a map of a deny policy"),
    }),
    "a list of budget actions",
  ),
  billingAlarms: optionalList(
    named("a map with name", { threshold: OPTIONAL_AMOUNT }),
    "a list of billing alarms",
  ),
};

const PLAIN = "a plain value, because it is checked, or names a resource, before anything is created";
const AMOUNT =
  'an amount in USD above 0 as text, with at most two decimals and no separators, such as "250" or "99.50"';

/**
 * What is wrong with the shape of the arguments. Without faults, what reads them finds lists, maps and texts where it
 * expects them.
 */
export function shapeFaults(args: unknown): Fault[] {
  return faultsOf(args, { kind: "map", keys: ARGS, what: "the arguments of the component, a map" }, []);
}

function faultsOf(value: unknown, shape: Shape, path: Fault["path"]): Fault[] {
  const fault = (allowed: string): Fault[] => [{ path, allowed }];
  if (value === undefined && "optional" in shape) return [];
  if (shape.kind === "amount") return isLate(value) || isAmount(value) ? [] : fault(AMOUNT);
  if (shape.kind === "input" && isLate(value)) return [];
  if (isLate(value)) return fault(PLAIN);
  switch (shape.kind) {
    case "text":
    case "input":
      return typeof value === "string" ? [] : fault("text");
    case "list":
      if (!Array.isArray(value)) return fault(shape.what);
      return value.flatMap((item: unknown, i) => faultsOf(item, shape.of, [...path, i]));
    case "map":
      if (typeof value !== "object" || value === null || Array.isArray(value)) return fault(shape.what);
      return Object.entries(shape.keys).flatMap(([key, part]) =>
        faultsOf((value as Record<string, unknown>)[key], part, [...path, key]),
      );
  }
}

function isLate(value: unknown): boolean {
  return pulumi.Output.isInstance(value) || value instanceof Promise;
}

function isAmount(value: unknown): boolean {
  return typeof value === "string" && USD_AMOUNT.test(value) && Number(value) > 0;
}
