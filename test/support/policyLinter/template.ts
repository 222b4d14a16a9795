import type { RegisteredDocument } from "./policyDocuments";

/** A resource of a CloudFormation template. */
interface TemplateResource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

type Wrap = (document: unknown) => TemplateResource;

/** By kind of document, the resource of CloudFormation in which the linter judges it. */
const RESOURCES: Readonly<Record<string, Wrap>> = {
  "aws:iam/groupPolicy:GroupPolicy policy": (document) => ({
    Type: "AWS::IAM::Policy",
    Properties: { PolicyName: "policy", Groups: ["group"], PolicyDocument: document },
  }),
  "aws:iam/policy:Policy policy": (document) => ({
    Type: "AWS::IAM::ManagedPolicy",
    Properties: { PolicyDocument: document },
  }),
  "aws:iam/role:Role assumeRolePolicy": (document) => ({
    Type: "AWS::IAM::Role",
    Properties: { AssumeRolePolicyDocument: document },
  }),
  "aws:iam/rolePolicy:RolePolicy policy": (document) => ({
    Type: "AWS::IAM::Policy",
    Properties: { PolicyName: "policy", Roles: ["role"], PolicyDocument: document },
  }),
  "aws:kms/key:Key policy": keyPolicy,
  // The linter does not look into AWS::SecretsManager::ResourcePolicy. It judges all resource policies by the same rules,
  // and a key's, unlike a topic's or a queue's, may have actions of any service there.
  "aws:secretsmanager/secretPolicy:SecretPolicy policy": keyPolicy,
  "aws:sns/topicPolicy:TopicPolicy policy": (document) => ({
    Type: "AWS::SNS::TopicPolicy",
    Properties: { Topics: ["arn:aws:sns:us-east-1:111122223333:topic"], PolicyDocument: document },
  }),
};

function keyPolicy(document: unknown): TemplateResource {
  return { Type: "AWS::KMS::Key", Properties: { KeyPolicy: document } };
}

/** The kinds of documents that the linter can be given. */
export const KINDS: readonly string[] = Object.keys(RESOURCES);

/**
 * A template with each document in a resource that is named by `logicalId`.
 * @throws Error on a document of a kind that is not known here, which would otherwise go unjudged.
 */
export function templateOf(documents: readonly RegisteredDocument[]): object {
  const resources = documents.map(({ kind, name, document }, index) => {
    const wrap = RESOURCES[kind];
    if (wrap === undefined) throw new Error(`${name}: no resource for documents of the kind «${kind}»`);
    return [logicalId(index), wrap(document)] as const;
  });
  return { AWSTemplateFormatVersion: "2010-09-09", Resources: Object.fromEntries(resources) };
}

/** Name of a document's resource in the template; CloudFormation takes letters and digits only. */
export function logicalId(index: number): string {
  return `Document${index}`;
}
