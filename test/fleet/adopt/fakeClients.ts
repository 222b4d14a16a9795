import { AccountClient } from "@aws-sdk/client-account";
import { BudgetsClient } from "@aws-sdk/client-budgets";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { IAMClient } from "@aws-sdk/client-iam";
import { KMSClient } from "@aws-sdk/client-kms";
import { SNSClient } from "@aws-sdk/client-sns";

import type { Clients } from "../../../fleet/adopt/facts/clients";

/** What AWS answers to each operation, by its name; one that is missing does not exist, in the words of its service. */
export type Answers = Readonly<Record<string, (input: Record<string, string>) => unknown>>;

/** Clients that ask nobody. The real ones, since the SDK's paginators take no others. */
export function fakeClients(answers: Answers): Clients {
  const settings = { region: "us-east-1" };
  const send = (command: { input: Record<string, string>; constructor: { name: string } }) => {
    const operation = command.constructor.name.replace(/Command$/, "");
    const answer = answers[operation];
    return answer === undefined
      ? Promise.reject(Object.assign(new Error(`no ${operation}`), { name: notFound(operation) }))
      : Promise.resolve(answer(command.input));
  };
  return {
    account: Object.assign(new AccountClient(settings), { send }),
    budgets: Object.assign(new BudgetsClient(settings), { send }),
    cloudWatch: Object.assign(new CloudWatchClient(settings), { send }),
    iam: Object.assign(new IAMClient(settings), { send }),
    kms: Object.assign(new KMSClient(settings), { send }),
    sns: Object.assign(new SNSClient(settings), { send }),
  };
}

function notFound(operation: string): string {
  if (operation === "GetAlternateContact") return "ResourceNotFoundException";
  return /Login|Password/.test(operation) ? "NoSuchEntityException" : "NotFoundException";
}
