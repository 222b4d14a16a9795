import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { hostname } from "node:os";

import {
  describeLock,
  failureKind,
  isStale,
  type Lock,
  parseLocks,
} from "../../../fleet/rollout/classifyFailure";
import type { FailureKind } from "../../../fleet/rollout/task";

describe("failureKind", () => {
  const api = (error: string) =>
    `creating IAM User (alice): operation error IAM: CreateUser, https response error StatusCode: 400, RequestID: 1, api error ${error}`;
  const cases: [kind: FailureKind, text: string][] = [
    ["transient", api("Throttling: Rate exceeded")],
    ["transient", api("ThrottlingException: slow down")],
    ["transient", api("TooManyRequestsException: x")],
    ["transient", api("RequestLimitExceeded: x")],
    ["transient", api("ConcurrentModification: x")],
    ["transient", api("EntityTemporarilyUnmodifiable: x")],
    ["transient", api("ServiceUnavailable: x")],
    ["transient", api("ServiceFailure: x")],
    // AWS Budgets, SNS, CloudWatch and KMS have a name of their own each.
    ["transient", api("InternalErrorException: x")],
    ["transient", api("InternalError: x")],
    ["transient", api("InternalServiceError: x")],
    ["transient", api("KMSInternalException: x")],
    ["transient", api("DependencyTimeoutException: x")],
    ["transient", "Post https://iam.amazonaws.com/: dial tcp: lookup iam.amazonaws.com: no such host"],
    ["transient", "read tcp 10.0.0.1:4711: connection reset by peer"],
    ["transient", "net/http: TLS handshake timeout"],
    ["transient", "error: connect ECONNREFUSED 127.0.0.1:443"],
    ["transient", "error: [409] Conflict: Another update is currently in progress."],
    ["transient", "unexpected response: 503 Service Unavailable"],
    ["error", api("AccessDenied: User is not authorized to perform: iam:CreateUser")],
    ["error", api("AccessDeniedException: Throttling rules deny this")],
    ["error", api("InvalidClientTokenId: The security token included in the request is invalid")],
    ["error", api("ExpiredTokenException: x")],
    ["error", "error: no valid credential sources for Pulumi AWS Classic found. Rate exceeded"],
    ["error", api("EntityAlreadyExists: User with name alice already exists")],
    ["error", api("LimitExceeded: Cannot exceed quota for UsersPerAccount: 5000")],
    ["error", "TypeError: Cannot read properties of undefined"],
    ["plan", "resource urn:pulumi:dev::p::aws:iam/user:User::bob violates plan: unexpected operation"],
    [
      "locked",
      "error: the stack is currently locked by 1 lock(s). Either wait for the other process(es) to end (Rate exceeded)",
    ],
  ];
  for (const [kind, text] of cases) {
    it(`is ${kind} for ${text.slice(-60)}`, () => {
      assert.equal(failureKind(text), kind);
    });
  }
});

describe("A lock on a stack", () => {
  /** As Pulumi's state backends for files and buckets say it. */
  const TEXT = `error: the stack is currently locked by 2 lock(s). Either wait for the other process(es) to end or delete the lock file with \`pulumi cancel\`.
  file:///state/.pulumi/locks/organization/fleet/dev/1.json: created by root@build-7 (pid 4711) at 2026-11-24T22:33:43Z
  file:///state/.pulumi/locks/organization/fleet/dev/2.json: created by ci@build-8 (pid 12) at 2026-11-24T22:34:00+01:00`;

  it("tells who holds it", () => {
    assert.deepEqual(parseLocks(TEXT), [
      { user: "root", host: "build-7", pid: 4711, since: "2026-11-24T22:33:43Z" },
      { user: "ci", host: "build-8", pid: 12, since: "2026-11-24T22:34:00+01:00" },
    ]);
  });

  it("tells nothing where there is none", () => {
    assert.deepEqual(parseLocks("error: Denied"), []);
  });

  const lock = (changed: Partial<Lock>): Lock => ({
    user: "root",
    host: hostname(),
    pid: endedProcess(),
    since: "2026",
    ...changed,
  });

  it("is stale when its process ran on this machine and does not any more", () => {
    const stale = lock({});
    assert.ok(isStale(stale));
    assert.equal(
      describeLock(stale),
      `root@${hostname()} (pid ${stale.pid}, which does not run any more) since 2026`,
    );
  });

  it("is not stale while its process runs, be it another user's", () => {
    assert.ok(!isStale(lock({ pid: process.pid })));
    assert.ok(!isStale(lock({ pid: 1 })));
  });

  it("is not known to be stale when it is another machine's", () => {
    const foreign = lock({ host: "elsewhere" });
    assert.ok(!isStale(foreign));
    assert.equal(describeLock(foreign), `root@elsewhere (pid ${foreign.pid}) since 2026`);
  });
});

/** The id of a process that has ended. */
function endedProcess(): number {
  return spawnSync(process.execPath, ["--version"]).pid;
}
