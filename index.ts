import { AccountBaseline } from "./components";
import { loadConfig } from "./config/load";
import { toArgs } from "./config/toArgs";

const baseline = new AccountBaseline("baseline", toArgs(loadConfig()));

export const {
  userArns,
  groupName,
  groupPolicyName,
  budgetName,
  budgetArn,
  alarmArn,
  topicArn,
  passwords,
  accessKeys,
} = baseline;
