import { DETAIL_SHAPES } from "../authorizationDetails/shapes";
import { bridgedName, isCloudControlBridge } from "../pulumi/bridgedTypes";
import { TYPES } from "../pulumi/resource";
import { AWS_SHAPES } from "./aws";
import { AWS_NATIVE_SHAPES, CLOUDFORMATION_SHAPES } from "./cloudFormation";
import type { Shape, Shapes } from "./shape";

/** `undefined` for a type that has nothing to do with what an IAM user may do. */
export function shapeOf(type: string): Shape | undefined {
  return (
    AWS_SHAPES.get(type) ??
    AWS_NATIVE_SHAPES.get(type) ??
    CLOUDFORMATION_SHAPES.get(type) ??
    DETAIL_SHAPES.get(type) ??
    bridgedShapeOf(type)
  );
}

/** Where Terraform's name is not that of the aws package with `iam` before it. */
const TERRAFORM_NAMES: ReadonlyMap<string, string> = new Map([[TYPES.sshKey, "iamUserSshKey"]]);

/** Bridged types of Terraform's aws provider: the properties are those of the aws package, which is bridged too. */
const BRIDGED_SHAPES = byName(AWS_SHAPES, /^aws:iam\/(\w+):/);

/** Bridged types of Terraform's awscc provider, which is made from CloudFormation's types as aws-native is. */
const CLOUD_CONTROL_SHAPES = byName(AWS_NATIVE_SHAPES, /^aws-native:iam:(\w+)$/);

/** Any package may be a bridge of the aws provider: the user chooses its name. */
export function bridgedShapeOf(type: string): Shape | undefined {
  const name = bridgedName(type);
  if (name === undefined) return undefined;
  return (isCloudControlBridge(type) ? CLOUD_CONTROL_SHAPES : BRIDGED_SHAPES).get(name);
}

/** What a type of that name is in Terraform's aws and awscc providers. */
export function awsShapesNamed(name: string): Shape[] {
  return [BRIDGED_SHAPES.get(name), CLOUD_CONTROL_SHAPES.get(name)].filter((shape) => shape !== undefined);
}

function byName(shapes: Shapes, pattern: RegExp): Shapes {
  return new Map(
    [...shapes].map(([type, shape]) => {
      const [, kind = ""] = pattern.exec(type) ?? [];
      return [TERRAFORM_NAMES.get(type) ?? `iam${kind.charAt(0).toUpperCase()}${kind.slice(1)}`, shape];
    }),
  );
}
