import assert from "node:assert/strict";

import { roleTrustDocument } from "../../../components/documents/roleTrust";
import {
  iamRoleTrustNarrowsWebIdentity,
  judgeRole,
} from "../../../policy-pack/rules/iamRoleTrustNarrowsWebIdentity";
import { ACCOUNT, document, report, resource, UNKNOWN } from "./fixtures";
import { allow, equal, GITHUB, GITHUB_OPEN, gitHub, oidc, open, passing } from "./webIdentityCases";

const role = (assumeRolePolicy: unknown) =>
  resource("aws:iam/role:Role", "ci", { name: "ci", assumeRolePolicy });
const judge = async (...statements: object[]) =>
  (await report(iamRoleTrustNarrowsWebIdentity, [role(document(...statements))]))["ci"];

describe("iam-role-trust-narrows-web-identity", () => {
  for (const [what, statement] of Object.entries(passing)) {
    it(`passes ${what}`, async () => {
      assert.equal(await judge(statement), undefined);
    });
  }
  for (const [what, [statement, fault]] of Object.entries(open)) {
    it(`blocks ${what}`, async () => {
      const message = (await judge(statement)) ?? "";
      assert.match(message, /^IAM role "ci" is open: statement 1 of its trust policy lets in /);
      assert.match(message, fault);
    });
  }

  it("passes what the baseline's own roles have", async () => {
    const trust = roleTrustDocument({
      identityProvider: oidc(GITHUB),
      conditions: { [`${GITHUB}:sub`]: ["repo:acme/infra:*"] },
    });
    assert.deepEqual(await report(iamRoleTrustNarrowsWebIdentity, [role(JSON.stringify(trust))]), {});
  });

  it("leaves a trust policy that is not known to the update", () => {
    const [violation, ...others] = judgeRole(role(UNKNOWN));
    assert.deepEqual(others, []);
    assert.equal(violation?.deferrable, true);
    assert.match(
      violation.message,
      /narrow the web identities .*: its assumeRolePolicy is not known in the preview\. The update judges it/,
    );
  });

  it("judges what is known where the provider is not: whose it is, its condition says", () => {
    const native = (statement: object) =>
      judgeRole(
        resource("aws-native:iam:Role", "n", {
          roleName: "n",
          assumeRolePolicyDocument: { Version: "2012-10-17", Statement: [statement] },
        }),
      ).map(({ deferrable = false, message }) => [deferrable, /: a principal|is open/.exec(message)?.[0]]);
    const late = { Principal: { Federated: UNKNOWN } };
    assert.deepEqual(native(allow(GITHUB, gitHub("repo:acme/infra:*"), late)), []);
    assert.deepEqual(native(allow(GITHUB, gitHub("repo:*"), late)), [[true, ": a principal"]]);
    assert.deepEqual(native(allow(GITHUB, equal("sts:ExternalId", "x"), late)), [[true, ": a principal"]]);
    assert.deepEqual(native(allow(GITHUB, gitHub("repo:*"))), [[false, "is open"]]);
    assert.deepEqual(native(allow(GITHUB, undefined, { ...late, Principal: { AWS: UNKNOWN } })), []);
  });

  it("leaves a policy that cannot be read to the rule on MFA, unless it may be about web identities", async () => {
    const found = async (policy: unknown) =>
      Object.values(await report(iamRoleTrustNarrowsWebIdentity, [role(policy)]));
    const malformed = document({
      Effect: "Allow",
      Principal: { AWS: ACCOUNT },
      Action: "sts:AssumeRole",
      X: 1,
    });
    assert.deepEqual([await found("{"), await found(undefined), await found(malformed)], [[], [], []]);
    const [message = ""] = await found(document(allow(GITHUB, { stringlike: {} })));
    assert.match(
      message,
      /its assumeRolePolicy cannot be read, since it Statement\[0\]\.Condition\.stringlike/,
    );
  });

  it("sees the roles of a template, with providers of the same template", async () => {
    const template = (condition: object) =>
      resource("aws:cloudformation/stack:Stack", "s", {
        name: "s",
        templateBody: JSON.stringify({
          Resources: {
            GitHub: { Type: "AWS::IAM::OIDCProvider", Properties: { Url: `https://${GITHUB}` } },
            Ci: {
              Type: "AWS::IAM::Role",
              Properties: {
                RoleName: "ci",
                AssumeRolePolicyDocument: {
                  Version: "2012-10-17",
                  Statement: allow("x", condition, { Principal: { Federated: { Ref: "GitHub" } } }),
                },
              },
            },
          },
        }),
      });
    const judged = (condition: object) => report(iamRoleTrustNarrowsWebIdentity, [template(condition)]);
    assert.deepEqual(await judged(gitHub("repo:acme/infra:*")), {});
    assert.match((await judged(equal(`${GITHUB}:aud`, "sts.amazonaws.com")))["ci"] ?? "", GITHUB_OPEN);
  });
});
