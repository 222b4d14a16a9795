/** A resource of an AccountBaseline that exists in AWS already. */
export interface AdoptedResourceArgs {
  /** Pulumi's type, such as `aws:iam/user:User`. */
  type: string;
  /** Its name in the program. */
  name: string;
  /** What Pulumi imports it by. */
  id: string;
  /** Its name in AWS, where the component gives none. */
  physicalName?: string | undefined;
  /** Inputs that stay as they are in AWS, with their values; `null` where the value is not shown. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- Pulumi has no other type for any value in a schema
  keep?: Record<string, any> | undefined;
}
