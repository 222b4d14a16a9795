export type Session = "console" | "access-key";

/** What a request carries for a context key: nothing, one value, some value that may be any, or it is not known. */
export type Carried =
  "absent" | { value: string } | "any value" | "own ARN" | "own id" | "date" | "date or number" | "not known";

/** The present of tests. */
export const NOW = Date.UTC(2025, 5, 1, 12);

/**
 * What a request without MFA carries for a key. Where no user is named, its name may be any.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function contextKey(key: string, session: Session, userName: string | undefined): Carried {
  // Only the letters A to Z have a lower case that IAM takes for the same key.
  switch (key.replace(/[A-Z]/g, (letter) => letter.toLowerCase())) {
    // "This key is not present when long-term credentials are used"; the console sends it as "false".
    case "aws:multifactorauthpresent":
      return session === "console" ? { value: "false" } : "absent";
    // "If the user did not use MFA, the key is not present."
    case "aws:multifactorauthage":
      return "absent";
    // "Present only when temporary credentials are used", as those of the console are.
    case "aws:tokenissuetime":
      return session === "console" ? "any value" : "absent";
    case "aws:viaawsservice":
    case "aws:principalisawsservice":
      return { value: "false" };
    case "aws:principaltype":
      return { value: "User" };
    case "aws:username":
      return userName === undefined ? "any value" : { value: userName };
    case "aws:userid":
      return "own id";
    case "aws:principalarn":
      return "own ARN";
    case "aws:principalaccount":
      return "any value";
    // Present only where a service calls for the user, as is `aws:ViaAWSService` "true".
    case "aws:calledvia":
    case "aws:calledviafirst":
    case "aws:calledvialast":
    // Present only in sessions of roles, of federated users, of root and of services.
    case "aws:assumedroot":
    case "aws:federatedprovider":
    case "aws:principalservicename":
    case "aws:principalservicenameslist":
    case "aws:sourceidentity":
    case "aws:ec2instancesourcevpc":
    case "aws:ec2instancesourceprivateipv4":
      return "absent";
    // "This key is always included in the request context."
    case "aws:currenttime":
      return "date";
    case "aws:epochtime":
      return "date or number";
    default:
      // Names that AWS has for nothing, close to those on MFA.
      return /^aws:multi-?factor/i.test(key) ? "absent" : "not known";
  }
}
