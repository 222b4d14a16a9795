import { AWS_SHAPES } from "./aws";
import { bridgedShapeOf } from "./bridged";
import { AWS_NATIVE_SHAPES, CLOUDFORMATION_SHAPES } from "./cloudFormation";
import type { Shape } from "./shape";

/** `undefined` for a type that has nothing to do with what an IAM user may do. */
export function shapeOf(type: string): Shape | undefined {
  return (
    AWS_SHAPES.get(type) ??
    AWS_NATIVE_SHAPES.get(type) ??
    CLOUDFORMATION_SHAPES.get(type) ??
    bridgedShapeOf(type)
  );
}
