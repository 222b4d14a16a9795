import { AccountBaseline } from "./components";
import { loadConfig } from "./config/load";
import { loadAdopted } from "./config/loadAdopted";
import { toArgs } from "./config/toArgs";

// The SDK takes a stack trace for each promise, and ts-node maps each of those to the sources: a tenth of a preview.
delete (Error as { prepareStackTrace?: unknown }).prepareStackTrace;

const baseline = new AccountBaseline("baseline", {
  ...toArgs(loadConfig()),
  adopted: loadAdopted(),
});

export const {
  userArns,
  roleArns,
  groupName,
  groupPolicyName,
  budgetName,
  budgetArn,
  alarmArn,
  topicArn,
  passwords,
  accessKeys,
  credentialSecretArns,
  controls,
} = baseline;
