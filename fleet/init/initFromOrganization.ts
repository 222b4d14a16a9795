import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { problemText } from "../../components/rules/fault";
import type { ConfigProblem } from "../../config/problems";
import type { Project } from "../accounts/project";
import { UsageError } from "../usageError";
import { listOrganization } from "./organization";
import { type OrganizationPlan, planOrganization } from "./planOrganization";
import { readCommonConfig } from "../accounts/stackFiles";
import { readStackFiles } from "./readStackFiles";
import { stackFileText, writeNewFile } from "./stackFile";
import { problemsOf, type StackValues } from "./stackValues";
import { updatedStackFile } from "./updateStackFile";

export interface FromOrganizationOptions {
  /** Values that every new file gets; what Pulumi.yaml has for all accounts need not be here. */
  readonly flags: StackValues;
  readonly profile?: string | undefined;
  readonly roleArn?: string | undefined;
  readonly dryRun: boolean;
  /** Whether files whose account was moved or tagged since are edited, and not only reported. */
  readonly update: boolean;
}

/**
 * Writes a stack file for each account of the organization that has none. All is planned and validated before the
 * first file is written; no file that is there is overwritten.
 * @throws UsageError
 */
export async function initFromOrganization(
  project: Project,
  { flags, profile, roleArn, dryRun, update }: FromOrganizationOptions,
): Promise<OrganizationPlan> {
  const common = readCommonConfig(project).config;
  // Before a call to AWS: one mistake in what is common would be a mistake of every file.
  const problems = problemsOf({ ...flags, accountId: "000000000000" }, common);
  if (problems.length > 0)
    throw new UsageError(["nothing was written:", ...problems.map(commonProblem)].join("\n"));
  const files = readStackFiles(project);

  const plan = planOrganization(await listOrganization({ profile, roleArn }), files, flags, common);
  const inTheWay = plan.create
    .map(({ file }) => file)
    .filter((file) => existsSync(join(project.directory, file)));
  if (inTheWay.length > 0)
    throw new UsageError(`nothing was written: there already, of another account: ${inTheWay.join(", ")}`);
  if (dryRun) return plan;
  for (const { file, values } of plan.create)
    writeNewFile(project.directory, file, stackFileText(values, project.directory));
  if (update) {
    for (const { file, account } of plan.changed) {
      const path = join(project.directory, file);
      replaceFile(path, updatedStackFile(readFileSync(path, "utf8"), account, project.name));
    }
  }
  return plan;
}

const FLAGS: Readonly<Record<string, string>> = {
  admins: "--admin",
  monthlyLimitUsd: "--monthly-limit-usd",
  emails: "--email",
  region: "--region",
};

function commonProblem(problem: ConfigProblem): string {
  const flag = FLAGS[problem.key.split(/[.[]/, 1)[0] ?? ""];
  const where =
    flag === undefined ? "in Pulumi.yaml" : `give ${flag}, or ${problem.key} in Pulumi.yaml's config`;
  return `${problemText(problem)} (${where})`;
}

/** In one step: a file is never seen half written. */
function replaceFile(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, text);
  renameSync(temporary, path);
}
