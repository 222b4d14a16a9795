import type { StackResource } from "../pulumi/resource";

/** Which resources exist before others, by all that they depend on, directly or not. */
export class Dependencies {
  private readonly before = new Map<StackResource, ReadonlySet<string>>();

  /**
   * Whether a resource is certain to exist before another one. Resources of one template count: where one of them
   * fails, CloudFormation takes all of them back. Of one that may stay all the same, the template has to say the order.
   */
  reaches(resource: StackResource, earlier: StackResource): boolean {
    const own = resource.template?.stack ?? resource;
    const other = earlier.template?.stack ?? earlier;
    if (own.urn !== other.urn) return this.allBefore(own).has(other.urn);
    // One resource is one step, whatever properties it has.
    if (resource.urn === earlier.urn || resource.template?.staysOnFailure !== true) return true;
    return resource.template.dependsOn?.includes(earlier.name) === true;
  }

  private allBefore(resource: StackResource): ReadonlySet<string> {
    const known = this.before.get(resource);
    if (known !== undefined) return known;
    const found = new Set<string>();
    const queue = [resource];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      for (const it of directly(next)) {
        if (found.has(it.urn)) continue;
        found.add(it.urn);
        queue.push(it);
      }
    }
    this.before.set(resource, found);
    return found;
  }
}

/** A parent is registered, and so all that it depends on exists, before its children. */
function directly({ dependencies = [], propertyDependencies, parent }: StackResource): StackResource[] {
  return [...dependencies, ...Object.values(propertyDependencies).flat(), ...(parent ? [parent] : [])];
}
