import assert from "node:assert/strict";

import { type AccountControls, controlsIn, formatControls } from "../../../fleet/check/controls";

const BASELINE = "urn:pulumi:dev::project::account-baseline:index:AccountBaseline::baseline";
const controls: AccountControls = {
  implemented: { admins: ["CIS v3.0.0 1.10", "CIS v3.0.0 1.9"], budgets: ["CIS v3.0.0 1.9"] },
  manual: [
    { step: "root user: enroll MFA", controls: ["CIS v3.0.0 1.5"] },
    { step: "confirm", controls: [] },
  ],
};

describe("the controls that `check` shows", () => {
  it("are what the baseline says of itself, also within another component", () => {
    for (const urn of [BASELINE, BASELINE.replace("::account", "::acme:index:Landing$account")])
      assert.deepEqual(controlsIn(new Map([[urn, { controls }]])), controls);
  });

  it("are none where no baseline says any", () => {
    for (const outputs of [
      new Map(),
      new Map([[BASELINE, {}]]),
      new Map([[BASELINE, { controls: "all" }]]),
      new Map([["urn:pulumi:dev::project::acme:index:Other::x", { controls }]]),
    ])
      assert.equal(controlsIn(outputs), undefined);
  });

  it("are given by part for one account, with what stays manual", () => {
    assert.deepEqual(formatControls([controls], 1), [
      "protects:",
      "  admins: CIS v3.0.0 1.10, CIS v3.0.0 1.9",
      "  budgets: CIS v3.0.0 1.9",
      "stays manual:",
      "  root user: enroll MFA: CIS v3.0.0 1.5",
      "  confirm",
    ]);
  });

  it("are counted for several, in the order of their numbers", () => {
    const less = { ...controls, implemented: { admins: ["CIS v3.0.0 1.10"] } };
    assert.deepEqual(formatControls([controls, less], 3), [
      "protects, in 2 accounts or in the number given: CIS v3.0.0 1.9 (1), CIS v3.0.0 1.10",
    ]);
  });

  it("are counted too where only one of several says any", () => {
    assert.deepEqual(formatControls([controls], 2), [
      "protects, in 1 account or in the number given: CIS v3.0.0 1.9, CIS v3.0.0 1.10",
    ]);
  });

  it("are not mentioned where there are none", () => {
    assert.deepEqual(formatControls([], 1), []);
  });
});
