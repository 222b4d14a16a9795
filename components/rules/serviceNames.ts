/**
 * Names of services on a bill, by which Budgets and Cost Explorer filter, for the codes that other parts of AWS use.
 * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetDimensionValues.html
 */
const NAMES: Readonly<Record<string, string>> = {
  AmazonApiGateway: "Amazon API Gateway",
  AmazonAthena: "Amazon Athena",
  AmazonBedrock: "Amazon Bedrock",
  AmazonCloudFront: "Amazon CloudFront",
  AmazonCognito: "Amazon Cognito",
  AmazonDocDB: "Amazon DocumentDB (with MongoDB compatibility)",
  AmazonDynamoDB: "Amazon DynamoDB",
  AmazonEC2: "Amazon Elastic Compute Cloud - Compute",
  AmazonECR: "Amazon EC2 Container Registry (ECR)",
  AmazonECS: "Amazon Elastic Container Service",
  AmazonEFS: "Amazon Elastic File System",
  AmazonEKS: "Amazon Elastic Container Service for Kubernetes",
  AmazonElastiCache: "Amazon ElastiCache",
  AmazonES: "Amazon OpenSearch Service",
  AmazonFSx: "Amazon FSx",
  AmazonGlacier: "Amazon Glacier",
  AmazonGuardDuty: "Amazon GuardDuty",
  AmazonInspector: "Amazon Inspector",
  AmazonKinesis: "Amazon Kinesis",
  AmazonKinesisFirehose: "Amazon Kinesis Firehose",
  AmazonMQ: "Amazon MQ",
  AmazonMSK: "Amazon Managed Streaming for Apache Kafka",
  AmazonNeptune: "Amazon Neptune",
  AmazonRDS: "Amazon Relational Database Service",
  AmazonRedshift: "Amazon Redshift",
  AmazonRoute53: "Amazon Route 53",
  AmazonS3: "Amazon Simple Storage Service",
  AmazonSageMaker: "Amazon SageMaker",
  AmazonSES: "Amazon Simple Email Service",
  AmazonSNS: "Amazon Simple Notification Service",
  AmazonVPC: "Amazon Virtual Private Cloud",
  AmazonWorkSpaces: "Amazon WorkSpaces",
  AWSBackup: "AWS Backup",
  AWSCloudTrail: "AWS CloudTrail",
  AWSCodePipeline: "AWS CodePipeline",
  AWSConfig: "AWS Config",
  AWSDatabaseMigrationSvc: "AWS Database Migration Service",
  AWSDirectConnect: "AWS Direct Connect",
  AWSDirectoryService: "AWS Directory Service",
  AWSELB: "Amazon Elastic Load Balancing",
  AWSEvents: "CloudWatch Events",
  AWSGlue: "AWS Glue",
  awskms: "AWS Key Management Service",
  AWSLambda: "AWS Lambda",
  AWSQueueService: "Amazon Simple Queue Service",
  AWSSecretsManager: "AWS Secrets Manager",
  AWSSecurityHub: "AWS Security Hub",
  AWSStepFunctions: "AWS Step Functions",
  AWSSystemsManager: "AWS Systems Manager",
  awswaf: "AWS WAF",
  AWSXRay: "AWS X-Ray",
  CodeBuild: "CodeBuild",
  ElasticMapReduce: "Amazon Elastic MapReduce",
};

/** Short names of the services whose code has another. */
const SHORT: Readonly<Record<string, string>> = {
  amazoncloudwatch: "AmazonCloudWatch",
  cloudwatch: "AmazonCloudWatch",
  elasticsearch: "Amazon OpenSearch Service",
  elb: "Amazon Elastic Load Balancing",
  kms: "AWS Key Management Service",
  opensearch: "Amazon OpenSearch Service",
  sqs: "Amazon Simple Queue Service",
};

/** `amazonec2` and `ec2`, for AmazonEC2. */
const BY_CODE: ReadonlyMap<string, string> = new Map([
  ...Object.entries(NAMES).flatMap(([code, name]): [string, string][] => [
    [plain(code), name],
    [plain(code).replace(/^(?:amazon|aws)/, ""), name],
  ]),
  ...Object.entries(SHORT),
]);
const ON_BILL: ReadonlySet<string> = new Set([...Object.values(NAMES), ...Object.values(SHORT)]);

/** The name on the bill of a service that is given by its code or short name; undefined for every other text. */
export function nameOnBill(service: string): string | undefined {
  return ON_BILL.has(service) ? undefined : BY_CODE.get(plain(service));
}

/** Whether a text is several services that are known, separated by commas. */
export function isListOfServices(text: string): boolean {
  const parts = text.split(/[,;]/).map((part) => part.trim());
  return parts.length > 1 && parts.every((part) => ON_BILL.has(part) || nameOnBill(part) !== undefined);
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[\s_-]/g, "");
}
