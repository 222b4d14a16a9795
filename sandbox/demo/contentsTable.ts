import Table from "cli-table3";

import type { AccountContents } from "./accountContents";

/** What is in an account, as a table for people. */
export function contentsTable(contents: AccountContents): string {
  const table = new Table({
    style: { head: [], border: [] },
    colWidths: [10, 42, 92],
    wordWrap: true,
    wrapOnWordBoundary: false,
  });
  const rows: [kind: string, name: string, facts: string[]][] = [
    ...contents.users.map(
      ({ name, path, consolePassword, resetRequired, accessKeys }): [string, string, string[]] => [
        "user",
        `${path}${name}`,
        [
          consolePassword
            ? `console password${resetRequired ? ", to be changed at the first sign-in" : ""}`
            : "no console password",
          accessKeys === 0 ? "no access key" : `${accessKeys} access key`,
        ],
      ],
    ),
    ...contents.groups.map(({ name, users, managedPolicies, inlinePolicies }): [string, string, string[]] => [
      "group",
      name,
      [`members: ${users.join(", ")}`, ...managedPolicies, ...Object.values(inlinePolicies).flatMap(denials)],
    ]),
    ...contents.budgets.map(({ name, limit, notifications }): [string, string, string[]] => [
      "budget",
      name,
      [
        limit,
        ...notifications.map(({ when, subscribers }) => `${when} → ${subscribers.map(shortArn).join(", ")}`),
      ],
    ]),
    ...contents.alarms.map(({ name, metric, threshold, alarmActions }): [string, string, string[]] => [
      "alarm",
      name,
      [`${metric} > ${threshold}`, `→ ${alarmActions.map(shortArn).join(", ")}`],
    ]),
    ...contents.topics.map(({ arn, encrypted, policy, subscriptions }): [string, string, string[]] => [
      "topic",
      shortArn(arn),
      [
        encrypted ? "encrypted" : "NOT encrypted",
        `may publish: ${publishers(policy).join(", ")}`,
        ...subscriptions,
      ],
    ]),
  ];
  table.push(...rows.map(([kind, name, facts]) => [kind, name, facts.join("\n")]));
  return table.toString();
}

interface Statement {
  Effect: string;
  NotAction?: string[];
  Action?: string | string[];
  Condition?: unknown;
  Principal?: { Service?: string };
}

/** The Deny statements of a document, each in a line. */
function denials(document: string): string[] {
  return statements(document)
    .filter(({ Effect }) => Effect === "Deny")
    .map(({ Action, NotAction, Condition }) => {
      const what =
        NotAction === undefined
          ? `${[Action].flat().length} actions on others`
          : `all but ${NotAction.length} actions`;
      return `denies ${what} if ${JSON.stringify(Condition)}`;
    });
}

function publishers(policy: string): string[] {
  return statements(policy).flatMap(({ Effect, Principal }) =>
    Effect === "Allow" ? [Principal?.Service ?? "anyone"] : [],
  );
}

function statements(document: string): Statement[] {
  return (JSON.parse(document) as { Statement: Statement[] }).Statement;
}

function shortArn(arn: string): string {
  return arn.slice(arn.lastIndexOf(":") + 1);
}
