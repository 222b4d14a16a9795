import assert from "node:assert/strict";

import type { AccountBaselineArgs, RoleArgs } from "../../../components";
import { controlsOf } from "../../../components/account/controls";
import { deployBaseline } from "../../support/deployBaseline";
import { valueOf } from "../../support/deployWithMocks";
import { everything } from "../../support/everything";

const smallest: AccountBaselineArgs = {
  accountId: "111122223333",
  admins: [{ name: "alice" }],
  monthlyLimitUsd: "100",
  emails: ["ops@example.com"],
};
const implemented = (changes: Partial<AccountBaselineArgs> = {}) =>
  controlsOf({ ...smallest, ...changes }).implemented;
const steps = (changes: Partial<AccountBaselineArgs> = {}) =>
  controlsOf({ ...smallest, ...changes }).manual.map(({ step }) => step);

describe("the controls of a baseline", () => {
  it("are MFA for users, groups, a goal and cost controls in the smallest one", () => {
    assert.deepEqual(implemented(), {
      admins: [
        "CIS v3.0.0 1.10",
        "CIS v3.0.0 1.15",
        "Well-Architected SEC02-BP01",
        "Well-Architected SEC02-BP06",
      ],
      monthlyLimitUsd: ["Well-Architected COST02-BP02", "Well-Architected COST02-BP05"],
    });
  });

  it("are named by parts, which are keys of the config", () => {
    const keys = new Set([...Object.keys(everything), "accessKey", "pgpKey"]);
    for (const part of Object.keys(controlsOf(everything).implemented)) assert.ok(keys.has(part), part);
  });

  it("claim MFA only where it is enforced", () => {
    assert.ok(!implemented({ mfaEnforcement: "announce" })["admins"]?.includes("CIS v3.0.0 1.10"));
    assert.ok(steps({ mfaEnforcement: "announce" }).some((step) => step.startsWith("enforce MFA")));
    assert.ok(implemented({ mfaEnforcement: "fido-only" })["admins"]?.includes("CIS v3.0.0 1.10"));
  });

  const claims: [
    what: string,
    weaker: Partial<AccountBaselineArgs>,
    full: Partial<AccountBaselineArgs>,
    id: string,
  ][] = [
    [
      "rotation within 90 days",
      { admins: [{ name: "a", accessKey: { since: "2026-01-01", rotateAfterDays: 91 } }] },
      { admins: [{ name: "a", accessKey: { since: "2026-01-01" } }] },
      "CIS v3.0.0 1.14",
    ],
    [
      "24 passwords that are not used again",
      { passwordPolicy: { reusePrevention: 23 } },
      { passwordPolicy: {} },
      "CIS v3.0.0 1.9",
    ],
    [
      "metric filters and alarms on the root user",
      { signInAlerts: {} },
      { signInAlerts: { logGroup: "trail" } },
      "CIS v3.0.0 4.3",
    ],
    [
      "a central identity provider",
      { roles: [{ name: "r", preset: "admin", trustedPrincipals: ["999988887777"] }] },
      {
        roles: [
          {
            name: "r",
            preset: "admin",
            identityProvider: "arn:aws:iam::111122223333:saml-provider/company",
          },
        ],
      },
      "Well-Architected SEC02-BP04",
    ],
  ];
  for (const [what, weaker, full, id] of claims) {
    it(`claim ${id} for ${what}, and for nothing less`, () => {
      assert.ok(!Object.values(implemented(weaker)).flat().includes(id));
      assert.ok(Object.values(implemented(full)).flat().includes(id));
    });
  }

  it("leave to people what the config does not have", () => {
    const contact = { name: "n", title: "t", email: "e@example.com", phone: "1" };
    for (const [step, changes] of [
      ["register a security contact", { securityContact: contact }],
      ["set a password policy", { passwordPolicy: {} }],
    ] as const) {
      assert.ok(steps().includes(step), step);
      assert.ok(!steps(changes).includes(step), step);
    }
    const hub: RoleArgs = { name: "r", preset: "admin", trustedPrincipals: ["999988887777"] };
    assert.ok(steps().some((step) => step.startsWith("each user:")));
    assert.ok(!steps({ admins: [], roles: [hub] }).some((step) => step.startsWith("each user:")));
  });

  it("name what parts need that nobody can do from here", () => {
    const all = controlsOf(everything)
      .manual.map(({ step }) => step)
      .join("\n");
    for (const what of ["CloudTrail trail", "require MFA", "AWS Chatbot", "queues", "trusted access"])
      assert.ok(all.includes(what) && !steps().join("\n").includes(what), what);
  });

  it("are an output of the component", async () => {
    const { result } = await deployBaseline();
    assert.deepEqual(await valueOf(result.controls), { value: controlsOf(smallest), secret: false });
  });
});
