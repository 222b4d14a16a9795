import type { AccountInput } from "../../inputs/input";
import { Accounts } from "../../inputs/pulumi/accounts";
import type { StackResource } from "../../inputs/pulumi/resource";
import type { AccountFiles } from "./judgeInputs";

type Joined = { ok: true; account: AccountFiles } | { ok: false; error: string };

/** Inputs that show the same account, whatever each says about its providers. */
export function asOneAccount(inputs: readonly { file: string; input: AccountInput }[]): Joined {
  const all = inputs.flatMap(({ input }) => input.resources);
  const accounts = new Accounts(all);
  const ids = new Set(all.flatMap((it) => Accounts.idOf(accounts.of(it)) ?? []));
  if (ids.size > 1) {
    return {
      ok: false,
      error: `--together: the files are of different accounts: ${[...ids].sort().join(", ")}.`,
    };
  }
  const provider = { urn: "account", props: ids.size === 1 ? { allowedAccountIds: [...ids] } : {} };
  const files = new Map<string, string>();
  const resources = inputs.flatMap(({ file, input }) => {
    const moved = new Map<StackResource, StackResource>();
    const move = (it: StackResource): StackResource => {
      const known = moved.get(it);
      if (known !== undefined) return known;
      const urn = `${file}: ${it.urn}`;
      const propertyDependencies: Record<string, readonly StackResource[]> = {};
      const own = { ...it, urn, provider, propertyDependencies };
      moved.set(it, own);
      files.set(urn, file);
      for (const [property, sources] of Object.entries(it.propertyDependencies)) {
        propertyDependencies[property] = sources.map(move);
      }
      return own;
    };
    return input.resources.map(move);
  });
  return {
    ok: true,
    account: {
      kind: "account",
      resources,
      incomplete: inputs.flatMap(({ file, input }) => input.incomplete.map((reason) => `${file}: ${reason}`)),
      fileOf: (urn) => files.get(urn) ?? "",
    },
  };
}
