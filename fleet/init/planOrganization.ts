import { problemText } from "../../components/rules/fault";
import type { RawConfig } from "../../config/parse";
import type { OrganizationAccount } from "./organization";
import type { StackFile } from "./readStackFiles";
import { stackNames } from "./stackName";
import { problemsOf, type StackValues } from "./stackValues";

/** What `init --from-organization` would do, and what it has to say; made whole before anything is written. */
export interface OrganizationPlan {
  /** Accounts that get a stack file. */
  readonly create: readonly NewFile[];
  /** Accounts whose stack file says what the organization says. */
  readonly unchanged: readonly StackFile[];
  /** Stack files whose account was moved or tagged in the organization since. */
  readonly changed: readonly ChangedFile[];
  /** Accounts that cannot be used, with the stack files that they still have. */
  readonly inactive: readonly { readonly account: OrganizationAccount; readonly files: readonly string[] }[];
  /** Stack files whose account is not in the organization. */
  readonly strangers: readonly StackFile[];
  /** New file of the management account, where it inherits an assumeRole: AWS gives it no role of the members'. */
  readonly managementFile: string | undefined;
  /** Accounts that get no stack file or no update, because its values would be refused. */
  readonly refused: readonly {
    readonly account: OrganizationAccount;
    readonly problems: readonly string[];
  }[];
}

export interface NewFile {
  readonly file: string;
  readonly account: OrganizationAccount;
  readonly values: StackValues;
}

export interface ChangedFile {
  readonly file: string;
  readonly account: OrganizationAccount;
  /** One line for each change: `ou: Sandbox -> Workloads/Prod`. */
  readonly changes: readonly string[];
}

/** States in which an account can be deployed to. */
const USABLE: ReadonlySet<string> = new Set(["ACTIVE"]);

/**
 * Compares an organization with the stack files that there are. An account is known by its id, whatever its file's name.
 * @param flags Values that every new file gets besides those of its account.
 * @param common The values of Pulumi.yaml.
 */
export function planOrganization(
  accounts: readonly OrganizationAccount[],
  files: readonly StackFile[],
  flags: StackValues,
  common: RawConfig,
): OrganizationPlan {
  const filesOf = (id: string) => files.filter(({ accountId }) => accountId === id);
  const usable = accounts.filter(({ state }) => USABLE.has(state));
  const refused: OrganizationPlan["refused"][number][] = [];
  const isAccepted = (account: OrganizationAccount): boolean => {
    const problems = ownProblems(account);
    if (problems.length > 0) refused.push({ account, problems });
    return problems.length === 0;
  };

  const missing = usable.filter(({ id }) => filesOf(id).length === 0).filter(isAccepted);
  const names = stackNames(
    missing,
    files.map(({ stack }) => stack),
  );
  const create = missing.map((account): NewFile => ({
    file: `Pulumi.${names.get(account.id) ?? account.id}.yaml`,
    account,
    values: { ...flags, accountId: account.id, ou: account.ou, accountTags: account.tags },
  }));
  const known = usable.flatMap((account) =>
    filesOf(account.id).map((file) => ({ account, file, changes: changesOf(file, account) })),
  );
  const ids = new Set(accounts.map(({ id }) => id));
  return {
    create,
    unchanged: known.filter(({ changes }) => changes.length === 0).map(({ file }) => file),
    changed: known
      .filter(({ account, changes }) => changes.length > 0 && isAccepted(account))
      .map(({ account, file, changes }) => ({ file: file.file, account, changes })),
    inactive: accounts
      .filter(({ state }) => !USABLE.has(state))
      .map((account) => ({ account, files: filesOf(account.id).map(({ file }) => file) })),
    strangers: files.filter(({ accountId }) => !ids.has(accountId)),
    managementFile:
      common.values["assumeRole"] === undefined
        ? undefined
        : create.find(({ account }) => account.management)?.file,
    refused,
  };

  /** What AWS Organizations allows in a name or a tag and a stack file does not, such as a / in a unit's name. */
  function ownProblems({ id, ou, tags }: OrganizationAccount): string[] {
    return problemsOf({ ...flags, accountId: id, ou, accountTags: tags }, common)
      .filter(({ key }) => /^(accountId|ou|accountTags)\b/.test(key))
      .map(problemText);
  }
}

function changesOf(file: StackFile, account: OrganizationAccount): string[] {
  const changes: string[] = [];
  if (file.ou !== account.ou) changes.push(`ou: ${file.ou ?? "none"} -> ${account.ou ?? "none"}`);
  for (const key of new Set([...Object.keys(file.accountTags), ...Object.keys(account.tags)])) {
    const [before, after] = [file.accountTags[key], account.tags[key]];
    if (before !== after) changes.push(`accountTags.${key}: ${before ?? "none"} -> ${after ?? "none"}`);
  }
  return changes;
}
