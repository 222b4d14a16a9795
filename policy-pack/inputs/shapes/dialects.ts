import { bridgedName, isCloudControlBridge } from "../pulumi/bridgedTypes";
import { isGiven, type StackResource } from "../pulumi/resource";
import { awsShapesNamed, bridgedShapeOf } from "./shapes";
import type { Shape } from "./shape";

/** A resource as its properties say that it is to be read, and why that is in doubt. */
export interface Dialect {
  resource: StackResource;
  reason?: string;
}

/**
 * Reads a resource of a bridged Terraform provider by its properties: a bridge is called what the provider's file is
 * called, so a package of any name may be Terraform's aws provider or its awscc provider, which spell the properties of
 * some types of the same name in two ways. `undefined` for all other types.
 */
export function dialectOf(resource: StackResource): Dialect | undefined {
  const name = bridgedName(resource.type);
  if (name === undefined) return undefined;
  const own = bridgedShapeOf(resource.type);
  const other = awsShapesNamed(name).find((shape) => shape !== own);
  if (own === undefined) return undefined;
  const [ofOwn, ofOther] = [propertiesOf(own), other === undefined ? [] : propertiesOf(other)];
  const native = ofOwn.filter((it) => !ofOther.includes(it)).find((it) => isShown(resource, it));
  const foreign = ofOther.filter((it) => !ofOwn.includes(it)).find((it) => isShown(resource, it));
  if (foreign !== undefined && native !== undefined) {
    const reason = `it has ${native} as well as ${foreign}, and its provider ignores one of them`;
    return { resource, reason };
  }
  // IAM takes a key without a user for one of the caller's own; hiddenMakers.ts refuses it.
  if (own.role === "credential") return { resource };
  const isOther = foreign !== undefined && other !== undefined;
  const missing = requiredBy(isOther ? other : own).find((it) => !isGiven(resource, it));
  return {
    resource: isOther
      ? { ...resource, type: inOtherDialect(resource.type, name), holder: resource }
      : resource,
    ...(missing !== undefined && { reason: `it has no ${missing}, so that nothing shows what it does` }),
  };
}

/** All properties that a shape reads. */
export function propertiesOf({ role: _, ...properties }: Shape): string[] {
  return Object.entries(properties).flatMap(([key, value]: [string, unknown]) => {
    if (key === "inline") return [(value as { list: string }).list];
    return typeof value === "string" ? [value] : [];
  });
}

/** The properties without which a resource of that shape does nothing that it could be read for. */
function requiredBy(shape: Shape): string[] {
  const of = (...properties: (string | undefined)[]): string[] => properties.filter((it) => it !== undefined);
  switch (shape.role) {
    case "user":
    case "group":
      return [];
    case "managed-policy":
      return [shape.document];
    case "inline-policy":
      return of(shape.document, ...onlyHolder(shape));
    case "attachment":
    case "exclusive-attachments":
      return of(shape.policies, ...onlyHolder(shape));
    case "exclusive-inline":
      return of(shape.names, ...onlyHolder(shape));
    case "membership":
      return [shape.users, shape.groups];
    case "credential":
      return [shape.users];
  }
}

/** Of a policy for users and groups each may be missing. */
function onlyHolder({ users, groups }: { users?: string; groups?: string }): (string | undefined)[] {
  return users !== undefined && groups !== undefined ? [] : [users, groups];
}

function inOtherDialect(type: string, name: string): string {
  const kind = name.charAt(0).toUpperCase() + name.slice(1);
  return `${isCloudControlBridge(type) ? "aws" : "awscc"}:index/${name}:${kind}`;
}

/** Whether a property is there. What a provider without its configuration does not show yet, is not. */
function isShown(resource: StackResource, property: string): boolean {
  return property in resource.props && isGiven(resource, property);
}
