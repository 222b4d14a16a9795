import type { Session } from "../session";
import { textOf } from "../wire";
import type { Properties } from "../wire";

const DNS_SUFFIXES: Readonly<Record<string, string>> = {
  aws: "amazonaws.com",
  "aws-cn": "amazonaws.com.cn",
  "aws-us-gov": "amazonaws.com",
};

export function getCallerIdentity({ accountId, callerArn, userId }: Session): Properties {
  return { id: accountId, accountId, arn: callerArn, userId };
}

export function getPartition({ partition }: Session): Properties {
  const dnsSuffix = DNS_SUFFIXES[partition];
  if (dnsSuffix === undefined) throw new Error(`the stand-in does not know the partition ${partition}`);
  return { id: partition, partition, dnsSuffix, reverseDnsPrefix: dnsSuffix.split(".").reverse().join(".") };
}

export function getRegion(session: Session, args: Properties): Properties {
  const region = textOf(args, "region", textOf(args, "name", session.region));
  const dnsSuffix = DNS_SUFFIXES[session.partition] ?? "";
  return { id: region, name: region, region, description: region, endpoint: `ec2.${region}.${dnsSuffix}` };
}
