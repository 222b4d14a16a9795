import assert from "node:assert/strict";
import { rmSync } from "node:fs";

import type { Project } from "../../../fleet/accounts/project";
import { deploymentSettings } from "../../../fleet/export/deployments";
import { account, PACK, projectWith } from "./accounts";

const COMMIT = "475dbc6c9d34ccab38ba1d3b16c924dd8a1c59b1";
const SOURCE = { url: "https://github.com/acme/accounts.git", commit: COMMIT, directory: "infra" };
const OPTIONS = { organization: "acme", roleArn: "arn:aws:iam::111122223333:role/Hub" };

describe("account-baseline export deployments", () => {
  let project: Project;

  before(() => {
    project = projectWith(PACK);
  });
  after(() => {
    rmSync(project.directory, { recursive: true });
  });

  it("gives the settings of a stack as Pulumi Cloud takes them", () => {
    assert.deepEqual(deploymentSettings(project, [account("prod")], SOURCE, OPTIONS), [
      {
        stack: "prod",
        qualifiedName: "acme/baseline/prod",
        settings: {
          sourceContext: {
            git: { repoUrl: "https://github.com/acme/accounts.git", commit: COMMIT, repoDir: "infra" },
          },
          operationContext: {
            preRunCommands: ["npm ci", "pulumi preview --non-interactive --stack acme/baseline/prod"],
            environmentVariables: { PULUMI_OPTION_POLICY_PACK: "policy-pack" },
            oidc: { aws: { roleArn: OPTIONS.roleArn, sessionName: "baseline", duration: "1h0m0s" } },
            options: { skipInstallDependencies: true },
          },
        },
      },
    ]);
  });

  it("follows a branch instead of a commit when asked", () => {
    const [deployment] = deploymentSettings(project, [account("prod")], SOURCE, {
      ...OPTIONS,
      branch: "main",
    });
    const { git } = deployment?.settings.sourceContext ?? {};
    assert.deepEqual([git?.branch, git?.commit], ["refs/heads/main", undefined]);
  });

  it("refuses a project without a policy pack", () => {
    const bare = projectWith();
    assert.throws(() => deploymentSettings(bare, [account("prod")], SOURCE, OPTIONS), /no policy pack in/);
    rmSync(bare.directory, { recursive: true });
  });
});
