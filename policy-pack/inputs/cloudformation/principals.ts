import { isPath } from "../../iam/arn";
import { isObject } from "../../iam/json";
import { STAND_IN_ACCOUNT } from "./intrinsics";

const ACCOUNT = `arn:aws:iam::${STAND_IN_ACCOUNT}`;
const NAME = /^[\w+=,.@-]+$/;

/**
 * An ARN that stands for a principal of a template in the trust policy of another: a role, a user or an identity
 * provider. A name that the template leaves to CloudFormation is the logical id here.
 * @param attribute As in `Fn::GetAtt`; `undefined` for a `Ref`, which is an ARN for identity providers only.
 * @returns `undefined` for anything else, or an identity provider of which the template does not say which it is.
 */
export function principalArn(
  logicalId: string,
  resource: unknown,
  attribute: string | undefined,
): string | undefined {
  if (!isObject(resource)) return undefined;
  const properties = isObject(resource["Properties"]) ? resource["Properties"] : {};
  const isArn = attribute === "Arn";
  switch (resource["Type"]) {
    case "AWS::IAM::Role":
      return isArn ? `${ACCOUNT}:role${pathAndName(logicalId, properties, "RoleName")}` : undefined;
    case "AWS::IAM::User":
      return isArn ? `${ACCOUNT}:user${pathAndName(logicalId, properties, "UserName")}` : undefined;
    case "AWS::IAM::OIDCProvider": {
      const url = properties["Url"];
      if ((attribute !== undefined && !isArn) || typeof url !== "string") return undefined;
      const host = url.replace(/^https:\/\//, "");
      return /^[\w.:/-]+$/.test(host) ? `${ACCOUNT}:oidc-provider/${host}` : undefined;
    }
    case "AWS::IAM::SAMLProvider": {
      const name = properties["Name"];
      if (attribute !== undefined && !isArn) return undefined;
      return `${ACCOUNT}:saml-provider/${typeof name === "string" && NAME.test(name) ? name : logicalId}`;
    }
    default:
      return undefined;
  }
}

function pathAndName(logicalId: string, properties: Readonly<Record<string, unknown>>, key: string): string {
  const { Path: path, [key]: name } = properties;
  const directory = typeof path === "string" && isPath(path) ? path : "/";
  return directory + (typeof name === "string" && NAME.test(name) ? name : logicalId);
}
