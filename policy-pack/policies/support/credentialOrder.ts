import type { Violation } from "../../rule/rule";
import { expandTemplates } from "../../stack/cloudFormation/expandTemplates";
import { accountOf, type Account } from "../../stack/iam/accounts";
import type { Shape } from "../../stack/iam/shape";
import { shapeOf } from "../../stack/iam/shapes";
import { readTexts, type StackResource } from "../../stack/resource";

/** Sees the resources of a stack one by one and tells which credential comes before all that binds its user. */
export class CredentialOrder {
  /** Accounts, by the name of a user that is bound there, in lower case. */
  private readonly bound = new Map<string, Account[]>();
  private boundUnknown = false;

  /** @returns A violation for each user whose credential this resource is and who is not bound yet. */
  see(resource: StackResource): Violation[] {
    return expandTemplates([resource]).resources.flatMap((it) => this.seeOne(it));
  }

  private seeOne(resource: StackResource): Violation[] {
    const shape = shapeOf(resource.type);
    if (shape === undefined) return [];
    if (shape.role === "credential" && resource.template === undefined) {
      return this.unbound(resource, shape.users);
    }
    const users = boundUsers(resource, shape);
    const account = accountOf(resource);
    for (const name of users.names) {
      const key = name.toLowerCase();
      this.bound.set(key, [...(this.bound.get(key) ?? []), account]);
    }
    this.boundUnknown ||= users.unknown;
    return [];
  }

  /** A user whose name is known only after the deploy may be any; `iam-user-mfa-enforcement` judges it. */
  private unbound(credential: StackResource, property: string): Violation[] {
    if (this.boundUnknown) return [];
    const account = accountOf(credential);
    return readNames(credential, property)
      .names.filter(
        (name) => !(this.bound.get(name.toLowerCase()) ?? []).some((it) => mayBeSame(it, account)),
      )
      .map((name) => ({
        subject: name,
        urn: credential.urn,
        message:
          `The credential of IAM user "${name}" would exist before any policy binds the user: let it depend ` +
          "(dependsOn) on the user's group membership, policy or policy attachment.",
      }));
  }
}

interface Names {
  names: readonly string[];
  unknown: boolean;
}

const NOBODY: Names = { names: [], unknown: false };

/** The users that a resource binds. */
function boundUsers(resource: StackResource, shape: Shape): Names {
  switch (shape.role) {
    case "user": {
      const own = [shape.memberOf, shape.attached, shape.inline?.list];
      const isBound = own.some((property) => property !== undefined && isFilled(resource, property));
      return isBound ? readNames(resource, shape.name) : NOBODY;
    }
    case "exclusive-attachments":
      return isFilled(resource, shape.policies) ? readNames(resource, shape.users) : NOBODY;
    case "managed-policy":
    case "inline-policy":
    case "attachment":
    case "membership":
      return readNames(resource, shape.users);
    case "group":
    case "exclusive-inline":
    case "credential":
      return NOBODY;
  }
}

function isFilled(resource: StackResource, property: string): boolean {
  const list = readTexts(resource, property);
  return list === "unknown" || list.length > 0;
}

function readNames(resource: StackResource, property: string | undefined): Names {
  if (property === undefined) return NOBODY;
  const texts = readTexts(resource, property);
  if (texts === "unknown") return { names: [], unknown: true };
  return {
    names: texts.flatMap((text) => (text.kind === "known" ? [String(text.value)] : [])),
    unknown: texts.some(({ kind }) => kind === "unknown"),
  };
}

/** Providers of two packages may stand for one account. */
function mayBeSame(a: Account, b: Account): boolean {
  return a.package !== b.package || a.provider === b.provider;
}
