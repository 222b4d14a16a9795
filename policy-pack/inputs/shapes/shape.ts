/** Properties that name users and groups. */
export interface Holders {
  users?: string;
  groups?: string;
}

/** A list of inline policies that a user or group has as a property of its own. */
export interface InlineList {
  list: string;
  name: string;
  document: string;
}

/** What a user or a group can say of its own policies. */
export interface OwnPolicies {
  inline?: InlineList;
  /** ARNs of managed policies. */
  attached?: string;
}

/**
 * What a type of IAM resource does, and which of its properties say so. Types of several providers differ in nothing
 * but this.
 */
export type Shape =
  /**
   * `credential`: the property that gives the user a password of its own, which is a credential; `reset`: the flag in
   * it by which the password has to be changed.
   */
  | ({
      role: "user";
      name: string;
      path: string;
      boundary: string;
      memberOf?: string;
      credential?: string;
      reset?: string;
    } & OwnPolicies)
  | ({ role: "group"; name: string } & OwnPolicies)
  | ({ role: "managed-policy"; name: string; path: string; document: string } & Holders)
  | ({ role: "inline-policy"; name: string; document: string } & Holders)
  /** `exclusive`: it detaches the policy from all users and groups that it does not list. */
  | ({ role: "attachment"; policies: string; exclusive?: true } & Holders)
  /** `exclusive`: it removes all users from the group that it does not list. */
  | { role: "membership"; users: string; groups: string; exclusive?: true }
  /** Whatever inline policies are not in its list of names, the provider deletes. */
  | ({ role: "exclusive-inline"; names: string } & Holders)
  /** Attaches its list of ARNs, and detaches whatever is not in it. */
  | ({ role: "exclusive-attachments"; policies: string } & Holders)
  /**
   * Something to sign in with. `isAccessKey`: it signs requests to every service; `service`: the property that names the
   * only service that it is for; `reset`: the flag by which a first password has to be changed.
   */
  | { role: "credential"; users: string; isAccessKey?: true; service?: string; reset?: string };

export type Shapes = ReadonlyMap<string, Shape>;

/** What the resources of a stack refer to. */
export type Kind = "user" | "group" | "managed-policy" | "inline-policy";
