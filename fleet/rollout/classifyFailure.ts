import { hostname } from "node:os";

import type { FailureKind } from "./task";

/** The words of AWS, its SDK, the network and the state backend for what may well succeed a moment later. */
const TRANSIENT =
  /\b(Throttl\w+|TooManyRequests\w*|RequestLimitExceeded|BandwidthLimitExceeded|SlowDown|ServiceUnavailable\w*|ServiceFailure\w*|InternalFailure|InternalError\w*|InternalServ\w*|KMSInternal\w*|DependencyTimeout\w*|RequestTimeout\w*|ConcurrentModification\w*|EntityTemporarilyUnmodifiable\w*|OperationAborted|PriorRequestNotComplete)\b|Rate exceeded|connection re(set|fused)|ECONNRESET|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|EPIPE|i\/o timeout|TLS handshake timeout|no such host|unexpected EOF|\b50[234] (Bad Gateway|Service Unavailable|Gateway Timeout)|\[409\] Conflict/i;

/** An answer that will be the same however often one asks; it wins over the words above. */
const ACCESS =
  /\b(AccessDenied\w*|UnauthorizedOperation|InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch|ExpiredToken\w*|InvalidAccessKeyId|OptInRequired|NoCredentialProviders)\b|no valid credential sources|not authorized to perform/i;

const LOCKED = "the stack is currently locked by";
const PLAN_VIOLATION = /violates plan|not allowed by the plan|resource.*plan.*violat/i;

/** What kind of failure an engine's or a program's messages tell of. */
export function failureKind(text: string): FailureKind {
  if (text.includes(LOCKED)) return "locked";
  if (PLAN_VIOLATION.test(text)) return "plan";
  if (ACCESS.test(text)) return "error";
  return TRANSIENT.test(text) ? "transient" : "error";
}

/** Who holds a stack, as Pulumi's own state backends (file, S3 and the like) note it. */
export interface Lock {
  readonly user: string;
  readonly host: string;
  readonly pid: number;
  readonly since: string;
}

export function parseLocks(text: string): Lock[] {
  return [...text.matchAll(/created by (\S+)@(\S+) \(pid (\d+)\) at (\S+)/g)].map(
    ([, user = "", host = "", pid = "", since = ""]) => ({ user, host, pid: Number(pid), since }),
  );
}

/** Whether the process that took a lock is surely gone: it ran on this machine, and does not any more. */
export function isStale({ host, pid }: Lock): boolean {
  return host === hostname() && !isRunning(pid);
}

/** `root@build-7 (pid 4711, which does not run any more) since 2026-11-24T22:33:43Z`. */
export function describeLock(lock: Lock): string {
  const state = isStale(lock) ? ", which does not run any more" : "";
  return `${lock.user}@${lock.host} (pid ${lock.pid}${state}) since ${lock.since}`;
}

/** Whether a process of this machine is running. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // The process of another user cannot be signalled, but it is there.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
