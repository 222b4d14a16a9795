import builder from "junit-report-builder";

import type { UserResult } from "../result";

/** The results as JUnit XML: a test case for each user, or policy document. */
export function junit(results: readonly UserResult[]): string {
  const report = builder.newBuilder();
  const suite = report.testSuite().name("MFA enforcement");
  for (const { file, user, enforced, finding, text } of results) {
    const test = suite
      .testCase()
      .className(file)
      .name(user ?? "policy document");
    if (!enforced) test.failure(text, finding ?? "not-provable");
  }
  return report.build();
}
