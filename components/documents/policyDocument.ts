/** A statement of a policy document, in the shape that IAM, SNS and KMS take. */
export interface PolicyStatement {
  Sid: string;
  Effect: "Allow" | "Deny";
  Principal?: "*" | { AWS: string | string[] } | { Federated: string } | { Service: string };
  Action?: string | string[];
  NotAction?: string | string[];
  Resource?: string | string[];
  NotResource?: string | string[];
  Condition?: Record<string, Record<string, string | string[]>>;
}

/** A policy document of IAM's current language version. */
export interface PolicyDocument {
  Version: "2012-10-17";
  Statement: PolicyStatement[];
}
