import { LocalWorkspace } from "@pulumi/pulumi/automation";

import { findProject } from "../../fleet/accounts/project";
import { engineCommand } from "../../fleet/rollout/engineCommand";
import { forEachBounded } from "../../fleet/rollout/bounded";
import { loadProgram } from "../../fleet/program/loadProgram";
import { CONCURRENCY } from "./previews";

/** What this process is asked to do, as its argument. */
export interface Job {
  readonly directory: string;
  readonly stacks: readonly string[];
  /** Folder of the policy pack. */
  readonly pack: string;
}

/** Previews stacks by programs that all run in this process, several at a time: the way that was not taken. */
async function main({ directory, stacks, pack }: Job): Promise<void> {
  process.chdir(directory);
  const project = findProject(directory);
  const pulumiCommand = await engineCommand();
  // Loading the program is synchronous, so that loads do not meet although the previews overlap.
  const program = loadProgram(project);
  await forEachBounded(
    stacks,
    CONCURRENCY,
    () => undefined,
    async (stackName) => {
      const stack = await LocalWorkspace.selectStack(
        { stackName, projectName: project.name, program },
        { workDir: directory, pulumiCommand, envVars: { PULUMI_OPTION_POLICY_PACK: "" } },
      );
      const { stdout } = await stack.preview({ policyPacks: [pack], color: "never" });
      if (!/^Policies:$/m.test(stdout)) throw new Error(`${stackName}: not examined\n${stdout}`);
    },
  );
}

void main(JSON.parse(process.argv[2] ?? "") as Job);
