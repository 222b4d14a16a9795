import type { AccountResult } from "../../../../fleet/runs/result";
import { account } from "../fixtures";

const SCRIPT = "</script><script>hacked=1</script>";

/** An account whose every text tries to become markup, or code. */
export function hostileAccount(): AccountResult {
  return account(`x"><img src=x onerror="hacked=1">`, {
    accountId: `1' onclick='hacked=1`,
    ou: `<img src=x onerror=hacked=1>/${SCRIPT}`,
    tags: { [`<img src=x onerror=hacked=1>`]: `"><svg onload=hacked=1>` },
    wave: `<iframe src="javascript:hacked=1">`,
    outcome: "failed",
    cause: `<!--<script>\n${SCRIPT}\n<a href="javascript:hacked=1">click</a>`,
    log: `"><a href="javascript:hacked=1">log</a>`,
    changes: [
      {
        urn: SCRIPT,
        type: SCRIPT,
        name: `<img src=x onerror=hacked=1>`,
        kind: "create",
        properties: [{ path: SCRIPT, before: SCRIPT, after: "<!--" }],
      },
    ],
    findings: [
      {
        control: "iam-user-mfa-enforcement",
        level: "mandatory",
        subject: SCRIPT,
        message: `<img src=x onerror=hacked=1>`,
        fix: SCRIPT,
      },
    ],
  });
}
