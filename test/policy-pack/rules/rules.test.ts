import assert from "node:assert/strict";

import { rules } from "../../../policy-pack/rules/rules";
import { violationsOf } from "./fixtures";

describe("the rules of the pack", () => {
  it("are these", () => {
    assert.deepEqual(rules.map(({ name }) => name).sort(), [
      "billing-alarm",
      "budget-with-reachable-subscriber",
      "iam-login-profile-must-reset",
      "iam-one-resource-each",
      "iam-password-policy",
      "iam-policy-known-actions",
      "iam-role-trust-narrows-web-identity",
      "iam-role-trust-requires-mfa",
      "iam-unread-code",
      "iam-user-mfa-enforcement",
      "iam-user-no-access-key",
      "iam-user-no-direct-admin-policy",
      "provider-pins-account",
      "required-tags",
      "topic-encrypted-and-closed",
    ]);
  });

  for (const rule of rules) {
    describe(rule.name, () => {
      it("says what it is, why, and what to do", () => {
        for (const text of [rule.displayName, rule.description, rule.remediationSteps]) {
          assert.match(text, /^\S[^]{10,}\S$/);
        }
        assert.match(rule.description, /\.$/);
        assert.match(rule.remediationSteps, /\.$/);
        assert.ok(rule.tags.length > 0);
      });

      it("points to a page of the vendor", () => {
        assert.match(rule.url, /^https:\/\/(docs\.aws\.amazon\.com|www\.pulumi\.com)\//);
      });

      it("names controls of known frameworks, as whole sentences", () => {
        assert.ok(rule.controls.length > 0);
        for (const { name, version, reference, specification } of rule.controls) {
          const numbers = new Map(
            Object.entries({
              "CIS AWS Foundations Benchmark 3.0.0": /^\d\.\d+$/,
              "NIST SP 800-53 Rev. 5": /^[A-Z]{2}-\d+(\(\d+\))?$/,
              "AWS Well-Architected Framework latest": /^[A-Z]+\d\d-BP\d\d$/,
            }),
          ).get(`${name} ${version}`);
          assert.ok(numbers, `${name} ${version}`);
          assert.match(reference, numbers);
          assert.match(specification, /\.$/);
        }
      });

      it("says of each option what it does and what applies without it", () => {
        for (const [option, schema] of Object.entries<{ description?: string }>(rule.options)) {
          assert.match(schema.description ?? "", /Default: /, option);
          assert.ok(!("default" in schema), `${option}: the engine would hand a default over as config`);
        }
      });

      it("has nothing against a stack without resources", async () => {
        assert.deepEqual(await violationsOf(rule, []), []);
      });
    });
  }
});
