import type * as pulumi from "@pulumi/pulumi";

type Resolve = (...settled: unknown[]) => void;

/** Part of the SDK: gives a resource an output for each property, and returns what settles them. */
type TransferProperties = (
  resource: pulumi.Resource,
  label: string,
  properties: pulumi.Inputs,
) => Record<string, Resolve>;

/**
 * Has the SDK make the output of a resource's property when it is first read. An output takes some thirty promises, and
 * a program reads few of those that a resource has.
 * @param rpc The SDK's module of that name.
 * @returns What puts it back.
 */
export function makeOutputsLazy(rpc: { transferProperties: TransferProperties }): () => void {
  const { transferProperties } = rpc;
  rpc.transferProperties = (resource, label, properties) =>
    Object.fromEntries(
      Object.entries<unknown>(properties).flatMap(([name, value]) => {
        const make = (): Resolve | undefined => transferProperties(resource, label, { [name]: value })[name];
        // The SDK handles these two elsewhere, and refuses a property that is there already.
        const isSpecial = name === "id" || name === "urn" || name in resource;
        const resolve = isSpecial ? make() : makeOnRead(resource, name, make);
        return resolve === undefined ? [] : [[name, resolve]];
      }),
    );
  return () => {
    rpc.transferProperties = transferProperties;
  };
}

function makeOnRead(resource: object, name: string, make: () => Resolve | undefined): Resolve {
  let resolve: Resolve | undefined;
  let settled: unknown[] | undefined;
  Object.defineProperty(resource, name, {
    configurable: true,
    enumerable: true,
    get() {
      Reflect.deleteProperty(resource, name);
      resolve = make();
      if (settled !== undefined) resolve?.(...settled);
      return Reflect.get(resource, name) as unknown;
    },
    set(value: unknown) {
      Object.defineProperty(resource, name, { value, configurable: true, enumerable: true, writable: true });
    },
  });
  return (...args) => {
    settled = args;
    resolve?.(...args);
  };
}
