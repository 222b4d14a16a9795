import * as aws from "@pulumi/aws";

import { documentText, type Statement } from "./documents";

/** A group with one inline policy and one member, in the style of most modules: what the programs vary. */
export function team(
  name: string,
  user: string,
  statements: readonly Statement[],
  opts: { provider?: aws.Provider } = {},
): { group: aws.iam.Group; user: aws.iam.User } {
  const group = new aws.iam.Group(name, { name }, opts);
  if (statements.length > 0) {
    const policy = documentText(...statements);
    new aws.iam.GroupPolicy(name, { group: group.name, policy }, opts);
  }
  const member = new aws.iam.User(user, { name: user }, opts);
  new aws.iam.UserGroupMembership(user, { user: member.name, groups: [group.name] }, opts);
  return { group, user: member };
}
