import type * as pulumi from "@pulumi/pulumi";
import * as iam from "@pulumi/aws/iam";

import { permissionsBoundaryDocument } from "../documents/permissionsBoundary";

/**
 * The baseline's own permissions boundary. Its name has no random ending, since its document has its ARN in it.
 *
 * @param args.groupNames Names of the groups that it protects; `*` matches any text.
 */
export function permissionsBoundary(
  name: string,
  args: {
    partition: string;
    accountId: string;
    groupNames: readonly string[];
    tags: iam.PolicyArgs["tags"];
  },
  opts: pulumi.CustomResourceOptions,
): iam.Policy {
  const { partition, accountId, groupNames, tags } = args;
  const account = `arn:${partition}:iam::${accountId}`;
  return new iam.Policy(
    name,
    {
      name,
      description: "The most that users of the account baseline can do",
      policy: JSON.stringify(
        permissionsBoundaryDocument({
          partition,
          accountId,
          boundaryArn: `${account}:policy/${name}`,
          groupArns: groupNames.map((group) => `${account}:group/${group}`),
        }),
      ),
      tags,
    },
    opts,
  );
}
