import { createHash } from "node:crypto";

import { FAULTS } from "../../../proof/describe";
import { FINDINGS } from "../../../proof/verdict";
import type { UserResult } from "../result";
import { lineOf } from "./place";

const HELP =
  "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html";
const LOCKED_OUT = "enrollment-denied";

/** A finding as a rule, a result, and a warning for a user who can never enroll a device. */
interface Reported {
  ruleId: string;
  level: "error" | "warning";
  text: string;
  result: UserResult;
}

/**
 * The results as a log in SARIF 2.1.0, as code scanning takes it: an error for each user without an enforced policy, and
 * a warning for each who can never enroll a device. Fingerprints depend on the file, the user and the finding only.
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarif(results: readonly UserResult[]): string {
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "account-baseline-policies", rules: rules() } },
        columnKind: "utf16CodeUnits",
        results: reported(results).map(sarifResult),
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}

function rules(): object[] {
  const all = [
    ...FINDINGS.map((id) => ({ id, text: FAULTS[id], level: "error" })),
    { id: LOCKED_OUT, text: "a new user can never enroll an MFA device", level: "warning" },
  ];
  return all.map(({ id, text, level }) => ({
    id,
    shortDescription: { text },
    helpUri: HELP,
    defaultConfiguration: { level },
  }));
}

function reported(results: readonly UserResult[]): Reported[] {
  return results.flatMap((result): Reported[] => {
    if (!result.enforced) {
      return [{ ruleId: result.finding ?? "not-provable", level: "error", text: result.text, result }];
    }
    if (result.enrollment !== "denied") return [];
    const step = result.enrollmentSteps?.find(({ outcome }) => outcome === "denied");
    const whose = result.user === null ? result.file : `IAM user "${result.user}"`;
    const text = `${whose}: a new user can never enroll a device, because ${step?.action ?? "a step"} is denied.`;
    return [{ ruleId: LOCKED_OUT, level: "warning", text, result }];
  });
}

function sarifResult({ ruleId, level, text, result }: Reported): object {
  const { file, user, fix } = result;
  const identity = JSON.stringify([file, user, ruleId]);
  const region = { startLine: lineOf(file, user) };
  return {
    ruleId,
    level,
    message: { text },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) }, region } }],
    partialFingerprints: { "userFinding/v1": createHash("sha256").update(identity).digest("hex") },
    ...(fix && { properties: { fix } }),
  };
}

/** A relative path as a URI reference. */
function uriOf(file: string): string {
  return file.split("/").map(encodeURIComponent).join("/");
}
