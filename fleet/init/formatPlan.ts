import type { OrganizationPlan } from "./planOrganization";

/** What was done and what a person has to look at, one line each. */
export function formatPlan(
  plan: OrganizationPlan,
  { dryRun, update }: { dryRun: boolean; update: boolean },
): string {
  const { create, unchanged, changed, inactive, strangers, managementFile, refused } = plan;
  const written = dryRun ? "would write" : "wrote";
  const updated = update
    ? dryRun
      ? "would update"
      : "updated"
    : "changed in the organization (--update takes it over)";
  const lines = [
    ...create.map(
      ({ file, account }) => `${written} ${file}: ${account.id} ${account.name}${at(account.ou)}`,
    ),
    ...changed.map(({ file, changes }) => `${updated}: ${file}: ${changes.join("; ")}`),
    ...inactive.map(({ account: { id, name, state }, files }) =>
      files.length === 0
        ? `not usable: ${id} ${name} is ${state}`
        : `not usable: ${id} ${name} is ${state}, and still has ${files.join(", ")}`,
    ),
    ...strangers.map(({ file, accountId }) => `not in the organization: ${accountId} of ${file}`),
    ...refused.flatMap(({ account: { id, name }, problems }) =>
      problems.map((problem) => `skipped: ${id} ${name}: ${problem}`),
    ),
    ...(managementFile === undefined
      ? []
      : [
          `note: ${managementFile} is of the management account, which AWS gives no OrganizationAccountAccessRole; set assumeRole in it to a role that it has`,
        ]),
  ];
  const summary = `${create.length} ${dryRun ? "to write" : "written"}, ${unchanged.length} up to date, ${changed.length} changed, ${inactive.length} not usable, ${strangers.length} not in the organization, ${refused.length} skipped`;
  return [...lines, summary].join("\n");
}

function at(ou: string | undefined): string {
  return ou === undefined ? "" : ` in ${ou}`;
}
