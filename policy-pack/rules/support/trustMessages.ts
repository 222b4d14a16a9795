import type { Role } from "./trustDocument";

/**
 * What to say of a trust policy that is not known yet.
 * @param proven What it is to be proven of the role, such as `to need MFA`.
 * @param parts What is not known.
 */
export function unknownTrust(proven: string, parts: readonly string[], { settles, unnamed }: Role): string {
  const unknown = `is not proven ${proven}: ${parts.join(" and ")} ${parts.length > 1 ? "are" : "is"} not known in the preview.`;
  return settles
    ? `${unknown} The update judges it before the role is created. To see the result in the preview, build the ARNs in it from account ids and names, which are known before the deploy.`
    : `${unknown} The template has it from a function or a resource that is not evaluated: use Ref, Fn::GetAtt, Fn::Sub or Fn::Join on parameters, roles, users and identity providers of the template, or ${unnamed ? "give the role a name and exempt it" : "exempt the role"}.`;
}

export function unreadableTrust(proven: string, property: string, defect: string): string {
  return `is not proven ${proven}: its ${property} cannot be read, since it ${defect}. Correct it.`;
}
