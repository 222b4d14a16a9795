import type { Session } from "./session";

/** The region in an ARN; that of the provider for a global service's. */
export function regionOf(arn: string, session: Session): string {
  const region = arn.split(":")[3];
  return region === undefined || region === "" ? session.region : region;
}
