import type { PolicyDocument } from "./policyDocument";

/**
 * What starts costs by the hour (instances, databases, clusters, caches, endpoints, gateways and load balancers) and
 * what commits to paying for longer (reservations, Savings Plans, subscriptions). Small on purpose: it covers what causes
 * most bills. Whatever runs goes on and scales by itself, since its service has a role of its own; and everything can
 * be seen, stopped and deleted.
 */
const STARTS_COSTS = [
  "autoscaling:CreateAutoScalingGroup",
  "aws-marketplace:Subscribe",
  "bedrock:CreateProvisionedModelThroughput",
  "dynamodb:PurchaseReservedCapacityOfferings",
  "ec2:AllocateHosts",
  "ec2:CreateCapacityReservation",
  "ec2:CreateFleet",
  "ec2:CreateNatGateway",
  "ec2:PurchaseCapacityBlock",
  "ec2:PurchaseHostReservation",
  "ec2:PurchaseReservedInstancesOffering",
  "ec2:RequestSpotFleet",
  "ec2:RequestSpotInstances",
  "ec2:RunInstances",
  "ec2:StartInstances",
  "ecs:CreateService",
  "ecs:RunTask",
  "eks:CreateCluster",
  "eks:CreateNodegroup",
  "elasticache:CreateCacheCluster",
  "elasticache:CreateReplicationGroup",
  "elasticache:CreateServerlessCache",
  "elasticache:PurchaseReservedCacheNodesOffering",
  "elasticloadbalancing:CreateLoadBalancer",
  "elasticmapreduce:RunJobFlow",
  "es:CreateDomain",
  "es:PurchaseReservedInstanceOffering",
  "rds:CreateDBCluster",
  "rds:CreateDBInstance",
  "rds:CreateDBInstanceReadReplica",
  "rds:PurchaseReservedDBInstancesOffering",
  "rds:RestoreDBClusterFromSnapshot",
  "rds:RestoreDBClusterToPointInTime",
  "rds:RestoreDBInstanceFromDBSnapshot",
  "rds:RestoreDBInstanceToPointInTime",
  "rds:StartDBCluster",
  "rds:StartDBInstance",
  "redshift-serverless:CreateWorkgroup",
  "redshift:CreateCluster",
  "redshift:PurchaseReservedNodeOffering",
  "redshift:RestoreFromClusterSnapshot",
  "redshift:ResumeCluster",
  "sagemaker:CreateEndpoint",
  "sagemaker:CreateNotebookInstance",
  "sagemaker:CreateTrainingJob",
  "sagemaker:StartNotebookInstance",
  "savingsplans:CreateSavingsPlan",
  "shield:CreateSubscription",
] as const;

/** The policy that budget actions attach where none is given: it stops new costs, and gives no right. */
export function stopSpendingDocument(): PolicyDocument {
  return {
    Version: "2012-10-17",
    Statement: [{ Sid: "StopSpending", Effect: "Deny", Action: [...STARTS_COSTS], Resource: "*" }],
  };
}
