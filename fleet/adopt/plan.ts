import type { AdoptedResource } from "../../config/adopted";
import type { Properties } from "../check/offline/wire";
import { type Difference, differences } from "./compare";
import type { WantedResource } from "./wanted";

/** A resource of the stack that exists in AWS already. */
export interface Adopted extends AdoptedResource {
  /** In words, such as `IAM user alice`. */
  readonly what: string;
  /** What stays as it is. */
  readonly differences: readonly Difference[];
}

/** One of several that might be meant, or none. */
export interface Undecided {
  readonly what: string;
  readonly candidates: readonly string[];
  /** Name of the flag, without dashes. */
  readonly flag: string;
}

/** What exists in AWS, as far as adopting is about it. */
export interface Found {
  /** What Pulumi imports it by. */
  readonly id: string;
  readonly what: string;
  /** Its name in AWS, where the program may not give it. */
  readonly physicalName?: string;
  /** Its inputs, as a program would give them. */
  readonly today?: Properties;
  /** Inputs that stay as they are without being compared: what cannot be read, or is another spelling of the same. */
  readonly uncompared?: readonly string[];
}

/** Collects what is adopted and what is not. */
export class Plan {
  readonly adopted: Adopted[] = [];
  readonly undecided: Undecided[] = [];
  /** Things that exist and stay as they are, in words. */
  readonly leftAlone: string[] = [];
  /** What the user has to know before a deploy. */
  readonly notes: string[] = [];

  /** @param isEncrypted Whether an input comes from a value that is encrypted in the stack file. */
  constructor(private readonly isEncrypted: (resource: WantedResource, property: string) => boolean) {}

  /** @param asked What the program asks for, where it can be told better than by an offline run. */
  adopt(wanted: WantedResource, found: Found, asked: Properties = {}): void {
    const { type, name } = wanted;
    const { id, physicalName, what, today, uncompared = [] } = found;
    const isHidden = (property: string): boolean =>
      uncompared.includes(property) || this.isEncrypted(wanted, property);
    const differing =
      today === undefined ? [] : differences(type, { ...wanted.inputs, ...asked }, today, isHidden);
    const keep = Object.fromEntries(
      differing.map(({ property, today: value, hidden }) => [property, hidden ? null : value]),
    );
    this.adopted.push({
      type,
      name,
      id,
      ...(physicalName !== undefined && { physicalName }),
      ...(differing.length > 0 && { keep: keep as NonNullable<AdoptedResource["keep"]> }),
      what,
      differences: differing,
    });
  }

  /**
   * The one that is meant: that of the flag, else the only one.
   * @param flag Name of the flag with its value: a name, `false` for none, undefined where it is not given.
   */
  choose<T>(
    what: string,
    candidates: ReadonlyMap<string, T>,
    [flag, choice]: readonly [name: string, value: string | false | undefined],
  ): T | undefined {
    if (choice === false) return undefined;
    if (choice !== undefined) return candidates.get(choice);
    const [first, ...others] = candidates.values();
    if (others.length === 0) return first;
    this.undecided.push({ what, candidates: [...candidates.keys()], flag });
    return undefined;
  }
}
