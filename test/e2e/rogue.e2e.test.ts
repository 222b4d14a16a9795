import assert from "node:assert/strict";

import type { Sandbox } from "../../sandbox/sandbox";
import { readAccount } from "../../sandbox/demo/accountContents";
import { Project } from "../support/project";
import { sharedSandbox } from "../support/sharedSandbox";

/** The account of the default provider, which is where a rogue resource without a provider of its own would go. */
const HUB = "123456789012";
const IAM = 'import * as iam from "@pulumi/aws/iam";';
const DOCUMENT = "components/documents/mfaEnforcement.ts";

interface Rogue {
  name: string;
  edit: (project: Project) => void;
  /** User of whom the policy pack speaks. */
  user: string;
  reason: RegExp;
}

const rogues: Rogue[] = [
  {
    name: "a user beside the baseline, in no group",
    edit: (project) => {
      project.append("index.ts", `${IAM}\nnew iam.User("rogue", { name: "rogue" });`);
    },
    user: "rogue",
    reason: /no policy/i,
  },
  {
    name: "a user in a group without a policy",
    edit: (project) => {
      project.append(
        "index.ts",
        `${IAM}
         const user = new iam.User("rogue", { name: "rogue" });
         const group = new iam.Group("idle");
         new iam.UserGroupMembership("member", { user: user.name, groups: [group.name] });`,
      );
    },
    user: "rogue",
    reason: /no policy/i,
  },
  {
    name: "Bool in place of BoolIfExists",
    edit: (project) => {
      project.edit(DOCUMENT, "BoolIfExists: {", "Bool: {");
    },
    user: "alice",
    reason: /access key/i,
  },
  {
    name: "the Deny narrowed to one service",
    edit: (project) => {
      project.edit(
        DOCUMENT,
        "NotAction: [...ENROL_OWN_DEVICE, ...ENROL_ON_ANY_RESOURCE].sort()",
        'Action: "ec2:*"',
      );
    },
    user: "alice",
    reason: /partial-scope/,
  },
  {
    name: "a policy that is known only after creation",
    edit: (project) => {
      project.append(
        "index.ts",
        `${IAM}
         const user = new iam.User("rogue", { name: "rogue" });
         new iam.UserPolicy("late", {
           user: user.name,
           policy: user.uniqueId.apply((id) => JSON.stringify({
             Version: "2012-10-17",
             Statement: [{ Sid: id, Effect: "Deny", Action: "*", Resource: "*" }],
           })),
         });`,
      );
    },
    user: "rogue",
    reason: /not known|unknown/i,
  },
];

describe("the policy pack in preview", () => {
  let sandbox: Sandbox;
  before(async function () {
    sandbox = await sharedSandbox(this);
  });

  for (const { name, edit, user, reason } of rogues) {
    it(`blocks ${name}`, async () => {
      const project = new Project(sandbox);
      try {
        await project.pulumi("stack", "select", "--create", "dev");
        edit(project);
        const { code, output, violations } = await project.preview("dev");
        assert.notEqual(code, 0, output);
        const mandatory = violations.filter(({ level }) => level === "mandatory");
        assert.deepEqual([...new Set(mandatory.map(({ policy }) => policy))], ["iam-user-mfa-enforcement"]);
        const [violation, ...others] = mandatory.filter(({ message }) => message.includes(user));
        assert.ok(violation, output);
        assert.equal(others.length, 0, "one violation a user");
        assert.match(violation.message, reason);
        for (const account of [HUB, "111122223333"]) {
          assert.deepEqual((await readAccount(sandbox, account)).users, [], "nothing was created");
        }
      } finally {
        project.remove();
      }
    });
  }
});
