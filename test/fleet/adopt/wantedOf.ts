import { Plan } from "../../../fleet/adopt/plan";
import { Wanted } from "../../../fleet/adopt/wanted";
import { forPolicies } from "../../../fleet/check/offline/wire";

/** What a program asks for, by the type of each resource, its name without that of the baseline, and its inputs. */
export type Asked = readonly [type: string, name: string, props: Record<string, unknown>];

export function wantedOf(...asked: readonly Asked[]): Wanted {
  const baseline: Asked = ["account-baseline:index:AccountBaseline", "", {}];
  return new Wanted(
    [baseline, ...asked].map(([type, name, props]) => ({
      type,
      name: name === "" ? "baseline" : `baseline-${name}`,
      urn: "",
      props: forPolicies(props),
      propertyDependencies: {},
      opts: { ignoreChanges: [] },
    })),
  );
}

/** A plan of a stack file in which nothing is encrypted. */
export function emptyPlan(): Plan {
  return new Plan(() => false);
}

/** What a plan adopts: by name, the import id and what is kept. */
export function adoptedBy({ adopted }: Plan): Record<string, [id: string, keep?: unknown]> {
  return Object.fromEntries(
    adopted.map(({ name, id, keep }) => [
      name.replace("baseline-", ""),
      keep === undefined ? [id] : [id, keep],
    ]),
  );
}
