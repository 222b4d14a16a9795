import { randomUUID } from "node:crypto";

/** An error of AWS: its HTTP status and message, and whether the SDK tries again by itself first. */
interface AwsFault {
  readonly status: number;
  readonly message: string;
  readonly retried: boolean;
}

/** A service under its two names. */
export interface AwsService {
  /** In the SDK, such as `Secrets Manager`. */
  readonly id: string;
  /** Before its actions and in its address, such as `secretsmanager`. */
  readonly prefix: string;
}

/** A call that fails, as AWS would name it. */
export interface FailedCall {
  readonly service: AwsService;
  /** Such as `CreateUser`. */
  readonly operation: string;
  /** ARN of whoever makes it. */
  readonly caller: string;
}

/** Codes that a rule may name, with AWS's words. `ConnectionReset` has no code of AWS: no answer came. */
export const AWS_FAULTS = {
  Throttling: { status: 400, message: "Rate exceeded", retried: true },
  ThrottlingException: { status: 400, message: "Rate exceeded", retried: true },
  RequestLimitExceeded: { status: 503, message: "Request limit exceeded.", retried: true },
  ServiceUnavailable: {
    status: 503,
    message: "The request has failed due to a temporary failure of the server.",
    retried: true,
  },
  InternalFailure: {
    status: 500,
    message: "The request processing has failed because of an unknown error, exception or failure.",
    retried: true,
  },
  RequestTimeout: {
    status: 400,
    message:
      "Your socket connection to the server was not read from or written to within the timeout period. Idle connections will be closed.",
    retried: true,
  },
  ConnectionReset: {
    status: 0,
    message: "read tcp 10.0.0.10:47318->192.0.2.10:443: read: connection reset by peer",
    retried: true,
  },
  ConcurrentModification: {
    status: 409,
    message:
      "The request was rejected because multiple requests to change this object were submitted simultaneously. Wait a few minutes and submit your request again.",
    retried: false,
  },
  ExpiredToken: {
    status: 403,
    message: "The security token included in the request is expired",
    retried: false,
  },
  AccessDenied: { status: 403, message: "is not authorized to perform", retried: false },
  AccessDeniedException: { status: 403, message: "is not authorized to perform", retried: false },
} satisfies Record<string, AwsFault>;

export type AwsFaultCode = keyof typeof AWS_FAULTS;

/** How often the real provider tries before it gives up: its `maxRetries`. */
const ATTEMPTS = 25;

/** The message of a failed call in the words of the AWS SDK for Go, which the real provider passes on. */
export function faultMessage(code: AwsFaultCode, call: FailedCall): string {
  const { status, message, retried } = AWS_FAULTS[code];
  const attempts = retried ? `exceeded maximum number of attempts, ${ATTEMPTS}, ` : "";
  const request = `operation error ${call.service.id}: ${call.operation}, ${attempts}https response error StatusCode: ${status}, RequestID: `;
  if (code === "ConnectionReset") {
    const host = `${call.service.prefix}.amazonaws.com`;
    return `${request}, request send failed, Post "https://${host}/": ${message}`;
  }
  return `${request}${randomUUID()}, api error ${code}: ${isDenial(code) ? denial(call, message) : message}`;
}

function isDenial(code: AwsFaultCode): boolean {
  return code === "AccessDenied" || code === "AccessDeniedException";
}

function denial({ service, operation, caller }: FailedCall, message: string): string {
  const action = `${service.prefix}:${operation}`;
  return `User: ${caller} ${message}: ${action} because no identity-based policy allows the ${action} action`;
}
