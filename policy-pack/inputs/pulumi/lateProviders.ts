import type { StackResource } from "./resource";

/**
 * Resources of a provider that a preview cannot configure yet, since some of its inputs is unknown, are shown without
 * most of their properties. What is absent of them is unknown, and reading it throws, as for other unknown values.
 */
export function withLateProviders(resources: readonly StackResource[]): readonly StackResource[] {
  const late = new Map<string, boolean>();
  const isLate = ({ provider }: StackResource): boolean => {
    if (provider?.props === undefined) return false;
    const known = late.get(provider.urn) ?? hasUnknown(provider.props);
    late.set(provider.urn, known);
    return known;
  };
  return resources.map((resource) =>
    isLate(resource) ? { ...resource, props: completed(resource.props) } : resource,
  );
}

function hasUnknown(props: Readonly<Record<string, unknown>>): boolean {
  try {
    JSON.stringify(props);
    return false;
  } catch {
    return true;
  }
}

function completed(props: StackResource["props"]): StackResource["props"] {
  return new Proxy(props, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (value === undefined && typeof name === "string" && name !== "toJSON") {
        throw new Error(`${name} can't be known before the provider is configured`);
      }
      return value;
    },
  });
}
