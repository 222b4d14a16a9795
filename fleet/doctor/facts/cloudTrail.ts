import {
  CloudTrailClient,
  type CloudTrailClientConfig,
  DescribeTrailsCommand,
  type EventSelector,
  type AdvancedEventSelector,
  GetEventSelectorsCommand,
  GetTrailStatusCommand,
  type Trail as DescribedTrail,
} from "@aws-sdk/client-cloudtrail";

import { call, CallError } from "../permissions";

/** A trail that records events of a region: one of the account, or the organization's. */
export interface Trail {
  readonly name: string;
  readonly arn: string;
  /** Where it was made; it is changed there only. */
  readonly homeRegion: string;
  readonly multiRegion: boolean;
  /** The account that has the organization's trail, where it is another one. */
  readonly owner: string | undefined;
  /** What it does now, or why that cannot be told. */
  readonly state: TrailState | CallError;
}

export interface TrailState {
  readonly logging: boolean;
  readonly selectors: EventSelectors;
}

/** A trail has one of the two kinds; without any it records all management events. */
export interface EventSelectors {
  readonly EventSelectors?: readonly EventSelector[] | undefined;
  readonly AdvancedEventSelectors?: readonly AdvancedEventSelector[] | undefined;
}

/** A client for each region that is asked, made when it is. */
export class CloudTrailClients {
  private readonly clients = new Map<string, CloudTrailClient>();

  constructor(private readonly settings: CloudTrailClientConfig) {}

  in(region: string): CloudTrailClient {
    const client = this.clients.get(region) ?? new CloudTrailClient({ ...this.settings, region });
    this.clients.set(region, client);
    return client;
  }

  destroy(): void {
    for (const client of this.clients.values()) client.destroy();
  }
}

/**
 * The trails that record events of a region: those made in it, and the copies of those of all regions and of the
 * organization, which the API calls shadow trails.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DescribeTrails.html
 */
export async function trails(
  clients: CloudTrailClients,
  region: string,
  accountId: string,
): Promise<Trail[]> {
  const { trailList = [] } = await call("cloudtrail:DescribeTrails", () =>
    clients.in(region).send(new DescribeTrailsCommand({ includeShadowTrails: true })),
  );
  return Promise.all(
    trailList.map(async (described) => {
      const { Name: name = "", TrailARN: arn = "", HomeRegion: homeRegion = region } = described;
      const owner = arn.split(":")[4];
      return {
        name,
        arn,
        homeRegion,
        multiRegion: described.IsMultiRegionTrail === true,
        owner: owner === accountId ? undefined : owner,
        // One that cannot be examined must not hide another that is in order.
        state: await trailState(clients.in(homeRegion), arn, described).catch((error: unknown) => {
          if (error instanceof CallError) return error;
          throw error;
        }),
      };
    }),
  );
}

/**
 * A member account has to name the organization's trail by its ARN.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrailStatus.html
 */
async function trailState(
  client: CloudTrailClient,
  arn: string,
  { HasCustomEventSelectors }: DescribedTrail,
): Promise<TrailState> {
  const { IsLogging } = await call("cloudtrail:GetTrailStatus", () =>
    client.send(new GetTrailStatusCommand({ Name: arn })),
  );
  const selectors = await call("cloudtrail:GetEventSelectors", () =>
    client.send(new GetEventSelectorsCommand({ TrailName: arn })),
  ).catch((error: unknown) => {
    // Members are refused the selectors of the organization's trail, but told whether it has any.
    if (HasCustomEventSelectors === false) return {};
    throw error;
  });
  return { logging: IsLogging === true, selectors };
}
