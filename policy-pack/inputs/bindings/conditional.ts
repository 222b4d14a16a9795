import { shapeOf } from "../shapes/shapes";
import type { StackResource } from "../pulumi/resource";
import type { CarriedDocument, Obstacle } from "./bindings";
import type { Held } from "./holder";

/** Whether a resource is certain to exist where another one does: it has no condition, or the same one. */
export function existsWith({ template }: StackResource, other: StackResource): boolean {
  const condition = template?.condition;
  if (condition === undefined) return true;
  return other.template?.stack === template?.stack && other.template?.condition === condition;
}

/** A template's resource under a condition binds only users that exist under the same one. */
export function conditionOn(
  { label, carriers }: Pick<CarriedDocument, "label" | "carriers">,
  user: StackResource,
): Obstacle | undefined {
  const carrier = carriers.find((it) => !existsWith(it, user));
  const condition = carrier?.template?.condition;
  if (carrier === undefined || condition === undefined) return undefined;
  const role = shapeOf(carrier.type)?.role.replace("-", " ") ?? carrier.type;
  const what = role === "inline policy" || role === "managed policy" ? label : `${role} "${carrier.name}"`;
  return { kind: "conditional-resource", label: what, condition };
}

/**
 * What is certain to bind a user: documents and trust, without what may not exist.
 * @param at Where the user is judged: the resource that creates it, or else all credentials for it.
 */
export function certainly(held: Held, at: readonly StackResource[]): Held {
  const obstacles: Obstacle[] = [];
  const isCertain = (what: Pick<CarriedDocument, "label" | "carriers">): boolean => {
    const found = at.flatMap((resource) => conditionOn(what, resource) ?? []);
    obstacles.push(...found);
    return found.length === 0;
  };
  const documents = held.documents.filter(isCertain);
  const trusted = held.trusted.filter(({ kind, name, carriers }) =>
    isCertain({ label: `${kind} "${name}"`, carriers }),
  );
  return {
    documents,
    trusted,
    obstacles: [...held.obstacles, ...obstacles],
    unreadGrants: held.unreadGrants || obstacles.length > 0,
  };
}
