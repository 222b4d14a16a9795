import { shapeOf } from "./shapes";

/** Types that rules judge although they do not bind an IAM user to anything. */
const OTHERS: ReadonlySet<string> = new Set(["AWS::IAM::Role", "AWS::IAM::ServiceSpecificCredential"]);

/** Whether some rule looks at the resources of this type, so that templates are searched for them. */
export function isRelevant(type: string): boolean {
  return shapeOf(type) !== undefined || OTHERS.has(type);
}
