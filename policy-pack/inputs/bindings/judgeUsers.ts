import type { Assessment } from "../../proof/assess";
import type { Enrollment } from "../../proof/enrollment";
import { expandTemplates, type UnreadableTemplate } from "../cloudformation/expandTemplates";
import type { StackResource } from "../pulumi/resource";
import type { BoundUser } from "./bindings";
import { BindingCollector } from "./collector";
import { UserJudge, type StackSettings } from "./judgeStack";
import type { Provisional } from "./lateValues";

/** A user and its verdict. */
export interface JudgedUser extends Assessment {
  user: BoundUser;
  enrollment: Enrollment;
  /** What the documents judged are called, in their order. */
  labels: readonly string[];
}

/** The users of an input, each with its verdict. */
export interface UserJudgment {
  users: readonly JudgedUser[];
  /** What may create further users. */
  unreadable: readonly UnreadableTemplate[];
  /** Values that are unknown and count as what they come from. */
  provisional: readonly Provisional[];
}

/** Judges every IAM user of an input, as {@link judgeStack} does for a stack, with all that there is to show of it. */
export async function judgeUsers(
  resources: readonly StackResource[],
  settings: StackSettings = {},
): Promise<UserJudgment> {
  const judge = new UserJudge(settings);
  const expanded = expandTemplates(resources);
  const collector = new BindingCollector(expanded.resources, settings.trust);
  const users: JudgedUser[] = [];
  for (const user of collector.boundUsers()) {
    const { enrollment, ...assessment } = await judge.assess(user);
    users.push({ user, ...assessment, enrollment: enrollment() });
  }
  return { users, unreadable: expanded.unreadable, provisional: collector.provisional };
}
