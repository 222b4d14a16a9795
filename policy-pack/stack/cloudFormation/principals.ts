import { isObject, type JsonObject } from "../../iam/json";

/** The account and partition that stand for those of the stack, as in intrinsics.ts. */
const IAM = "arn:aws:iam::000000000000";

/**
 * The ARN that a reference within a template stands for, where it is one that a trust policy may name as a principal:
 * the `Arn` of a role, user or identity provider, or the `Ref` of a provider. IAM may add a path or choose the name
 * itself, so the ARN says of which kind the principal is, and of an OIDC provider which address it has; its name, such as
 * `#Role`, is one that nothing in AWS can have.
 * @param resources The resources of the template, by logical ID.
 * @param reference Such as `Role.Arn` or `Provider`.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html
 */
export function principalArn(resources: JsonObject, reference: string): string | undefined {
  const [, logicalId = "", attribute] = /^(\w+)(\.Arn)?$/.exec(reference) ?? [];
  const resource = Object.hasOwn(resources, logicalId) ? resources[logicalId] : undefined;
  if (!isObject(resource)) return undefined;
  switch (resource["Type"]) {
    case "AWS::IAM::Role":
      return attribute && `${IAM}:role/#${logicalId}`;
    case "AWS::IAM::User":
      return attribute && `${IAM}:user/#${logicalId}`;
    case "AWS::IAM::SAMLProvider":
      return `${IAM}:saml-provider/#${logicalId}`;
    case "AWS::IAM::OIDCProvider": {
      const url = isObject(resource["Properties"]) ? resource["Properties"]["Url"] : undefined;
      return typeof url === "string" ? `${IAM}:oidc-provider/${url.replace(/^https:\/\//, "")}` : undefined;
    }
    default:
      return undefined;
  }
}
