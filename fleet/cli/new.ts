import { Command } from "commander";

/** `account-baseline new`: a project of the user's own. */
export function newCommand(): Command {
  return new Command("new")
    .description(
      "Creates a project: its program, an example stack file, rollout.yaml and workflows for GitHub.",
    )
    .argument("<dir>", "folder that does not exist or is empty; its name is the project's")
    .action(async (directory: string) => {
      const { createProject } = await import("../new/createProject.js");
      const files = createProject(directory);
      process.stdout.write(files.map((file) => `  ${file}\n`).join(""));
      process.stdout.write(
        `Created ${directory}. Next:\n  cd ${JSON.stringify(directory)}\n  npm install\n  npx account-baseline check\n`,
      );
    });
}
