/** Pulumi's longest name of a stack. */
const MAX_LENGTH = 100;

/**
 * Names of stacks: letters, digits, hyphens, underscores and periods; `Pulumi.<stack>.deploy.yaml` is another file.
 * @see https://www.pulumi.com/docs/iac/concepts/stacks/#stack-naming
 */
export const STACK_NAME = new RegExp(`^(?!.*\\.deploy$)[A-Za-z0-9_.-]{1,${MAX_LENGTH}}$`);

/** An account whose stack is to be named. */
export interface NamedAccount {
  readonly id: string;
  readonly name: string;
}

/**
 * A stack name for each account, by account id: the account's name made into one, with the id behind it where another
 * account, or a stack that is there already, has the same. Names that differ in case only are the same, as on disks
 * that ignore it.
 */
export function stackNames(accounts: readonly NamedAccount[], taken: readonly string[]): Map<string, string> {
  const plain = accounts.map(({ id, name }) => ({ id, name: slug(name) }));
  const uses = new Map<string, number>();
  for (const name of [...plain.map((account) => account.name), ...taken.map((stack) => stack.toLowerCase())])
    uses.set(name, (uses.get(name) ?? 0) + 1);
  return new Map(
    plain.map(({ id, name }) => [id, name === "" || uses.get(name) !== 1 ? withId(name, id) : name]),
  );
}

/** Never with an account id at the end, so that a name with one behind it is nobody else's. */
function slug(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9_.]+/g, "-")
    .replace(/\.deploy$/, "-deploy")
    .slice(0, MAX_LENGTH)
    .replace(/(-\d{12})+[-.]*$/, "")
    .replace(/^[-.]+|[-.]+$/g, "");
}

function withId(name: string, id: string): string {
  return `${(name === "" ? "account" : name).slice(0, MAX_LENGTH - id.length - 1)}-${id}`;
}
