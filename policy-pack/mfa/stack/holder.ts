import type { References } from "../../stack/references";
import type { StackResource } from "../../stack/resource";
import type { NamedDocument, Obstacle, Trusted } from "./bindings";
import { readTogether, type Reading } from "./documents";
import { reasonToTrust, type Trust } from "./trust";

/** An inline policy of a user or group. */
export interface InlinePolicy {
  label: string;
  /** `undefined` where it is known only after the deploy. */
  name: string | undefined;
  /** `undefined` for one that is a property of its user or group. */
  resource: StackResource | undefined;
  reading: Reading;
}

/** What a property names, and why it may name more than can be told. */
export interface Listed extends Pick<References, "resources" | "outside"> {
  obstacles: readonly Obstacle[];
}

/** What one user or one group holds by itself. */
export interface Held {
  documents: readonly NamedDocument[];
  obstacles: readonly Obstacle[];
  trusted: readonly Trusted[];
  awsManaged: readonly string[];
}

/** AWS's own managed policies: none of them enforces MFA, and none needs to be in the stack. */
const AWS_MANAGED = /^arn:[^:]+:iam::aws:policy\//i;

/** Collects what is said of one user or one group, and tells what it holds once all has been said. */
export class Holder {
  readonly inline: InlinePolicy[] = [];
  /** Each names all inline policies that are left. */
  readonly exclusiveInline: Listed[] = [];
  readonly attached: Listed[] = [];
  /** Each names all managed policies that are attached in the end, whatever else attaches others. */
  readonly exclusiveAttached: Listed[] = [];
  readonly obstacles: Obstacle[] = [];
  /** The groups that a user is in. */
  readonly groups = new Set<StackResource>();
  private readonly outsideGroups = new Set<string>();

  join({ resources, outside, obstacles }: Listed): void {
    for (const group of resources) this.groups.add(group);
    for (const name of outside) this.outsideGroups.add(name);
    this.obstacles.push(...obstacles);
  }

  held(readManaged: (policy: StackResource) => Reading, trust: Trust): Held {
    const documents: NamedDocument[] = [];
    const obstacles = [...this.obstacles];
    const count = (reading: Reading): void => {
      if (reading.ok) documents.push(reading.document);
      else obstacles.push(reading.obstacle);
    };
    for (const reading of this.inlineReadings()) count(reading);

    const attached = this.managed();
    for (const policy of attached.resources) count(readManaged(policy));
    const lists = [...this.exclusiveInline, ...this.exclusiveAttached, ...this.attached];
    obstacles.push(...lists.flatMap((list) => list.obstacles));

    const trusted: Trusted[] = [];
    const awsManaged = attached.outside.filter((arn) => AWS_MANAGED.test(arn));
    for (const arn of attached.outside.filter((it) => !AWS_MANAGED.test(it))) {
      const reason = reasonToTrust(trust.policyArns, arn);
      if (reason === undefined) obstacles.push({ kind: "outside-policy", arn });
      else trusted.push({ kind: "policy", name: arn, reason });
    }
    for (const name of this.outsideGroups) {
      const reason = reasonToTrust(trust.groups, name);
      if (reason === undefined) obstacles.push({ kind: "outside-group", name });
      else trusted.push({ kind: "group", name, reason });
    }
    return { documents, obstacles, trusted, awsManaged };
  }

  private inlineReadings(): Reading[] {
    const byName = new Map<unknown, InlinePolicy[]>();
    for (const policy of this.inline.filter((it) => this.isKept(it))) {
      const key = policy.name?.toLowerCase() ?? policy;
      byName.set(key, [...(byName.get(key) ?? []), policy]);
    }
    return [...byName.values()].map((policies) =>
      readTogether(
        policies.map(({ reading }) => reading),
        policies[0]?.label ?? "",
      ),
    );
  }

  private isKept({ name, resource }: InlinePolicy): boolean {
    return this.exclusiveInline.every(
      ({ resources, outside }) =>
        (resource !== undefined && resources.includes(resource)) ||
        (name !== undefined && outside.includes(name)),
    );
  }

  private managed(): Pick<References, "resources" | "outside"> {
    const [first, ...others] = this.exclusiveAttached;
    if (first === undefined) {
      return {
        resources: [...new Set(this.attached.flatMap(({ resources }) => resources))],
        outside: [...new Set(this.attached.flatMap(({ outside }) => outside))],
      };
    }
    return {
      resources: first.resources.filter((it) => others.every(({ resources }) => resources.includes(it))),
      outside: first.outside.filter((it) => others.every(({ outside }) => outside.includes(it))),
    };
  }
}
