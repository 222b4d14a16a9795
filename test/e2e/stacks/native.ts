import * as pulumi from "@pulumi/pulumi";

/** A resource of @pulumi/aws-native without that package, which is large; the sandbox has a stand-in for its plugin. */
export class NativeIam extends pulumi.CustomResource {
  declare readonly arn: pulumi.Output<string>;
  declare readonly policyArn: pulumi.Output<string>;

  constructor(type: string, name: string, properties: pulumi.Inputs) {
    const outputs = { arn: undefined, policyArn: undefined };
    super(`aws-native:iam:${type}`, name, { ...outputs, ...properties }, { version: "1.0.0" });
  }
}
