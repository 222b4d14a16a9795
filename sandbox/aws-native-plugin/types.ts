/** What the preview of a resource needs to know of its type. */
export interface NativeType {
  /** Outputs that only AWS can tell. */
  readonly computed: readonly string[];
  /** The input that gets `<logical name>-<random digits>` where a program gives none. */
  readonly autoName?: { readonly property: string; readonly maxLength: number };
}

/**
 * The IAM types that concern users, with the property names of CloudFormation in camel case.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_IAM.html
 */
export const NATIVE_TYPES: ReadonlyMap<string, NativeType> = new Map([
  ["aws-native:iam:User", { computed: ["arn"], autoName: { property: "userName", maxLength: 64 } }],
  ["aws-native:iam:Group", { computed: ["arn"], autoName: { property: "groupName", maxLength: 128 } }],
  ["aws-native:iam:UserToGroupAddition", { computed: ["awsId"] }],
  [
    "aws-native:iam:ManagedPolicy",
    {
      computed: [
        "attachmentCount",
        "createDate",
        "defaultVersionId",
        "isAttachable",
        "permissionsBoundaryUsageCount",
        "policyArn",
        "policyId",
        "updateDate",
      ],
      autoName: { property: "managedPolicyName", maxLength: 128 },
    },
  ],
  ["aws-native:iam:UserPolicy", { computed: [] }],
  ["aws-native:iam:GroupPolicy", { computed: [] }],
]);
