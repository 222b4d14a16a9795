import type * as pulumi from "@pulumi/pulumi";

type Resolve = (...settled: unknown[]) => void;

/** Part of the SDK: gives a resource an output for each property, and returns what settles them. */
type TransferProperties = (
  resource: pulumi.Resource,
  label: string,
  properties: pulumi.Inputs,
) => Record<string, Resolve>;

/** The outputs of a resource that nobody has read, by property. */
const UNREAD = Symbol("unread outputs");

interface LazyResource {
  [UNREAD]: Map<string, LazyOutput>;
}

/**
 * Has the SDK make the output of a resource's property when it is first read. An output takes some thirty promises, and
 * a program reads few of those that a resource has.
 * @param rpc The SDK's module of that name.
 * @returns What puts it back.
 */
export function makeOutputsLazy(rpc: { transferProperties: TransferProperties }): () => void {
  const { transferProperties } = rpc;
  rpc.transferProperties = (resource, label, properties) => {
    const unread = new Map<string, LazyOutput>();
    Object.defineProperty(resource, UNREAD, { value: unread });
    const resolvers: Record<string, Resolve> = {};
    for (const [name, value] of Object.entries<unknown>(properties)) {
      const make = (): Resolve | undefined => transferProperties(resource, label, { [name]: value })[name];
      // The SDK handles these two elsewhere, and refuses a property that is there already.
      if (name === "id" || name === "urn" || name in resource) {
        const resolve = make();
        if (resolve !== undefined) resolvers[name] = resolve;
        continue;
      }
      const output = new LazyOutput(resource, name, make);
      unread.set(name, output);
      Object.defineProperty(resource, name, accessorOf(name));
      resolvers[name] = output.settle;
    }
    return resolvers;
  };
  return () => {
    rpc.transferProperties = transferProperties;
  };
}

class LazyOutput {
  private resolve: Resolve | undefined;
  private settled: unknown[] | undefined;

  constructor(
    private readonly resource: object,
    private readonly name: string,
    private readonly make: () => Resolve | undefined,
  ) {}

  /** Puts the output in its place. */
  read(): unknown {
    const { resource, name } = this;
    Reflect.deleteProperty(resource, name);
    this.resolve = this.make();
    if (this.settled !== undefined) this.resolve?.(...this.settled);
    return Reflect.get(resource, name);
  }

  readonly settle: Resolve = (...args) => {
    this.settled = args;
    this.resolve?.(...args);
  };
}

const ACCESSORS = new Map<string, PropertyDescriptor>();

/** The same for all resources: V8 has a form of object for those whose accessors are the same. */
function accessorOf(name: string): PropertyDescriptor {
  const known = ACCESSORS.get(name);
  if (known !== undefined) return known;
  const accessor: PropertyDescriptor & ThisType<LazyResource> = {
    configurable: true,
    enumerable: true,
    get() {
      return this[UNREAD].get(name)?.read();
    },
    set(value: unknown) {
      Object.defineProperty(this, name, { value, configurable: true, enumerable: true, writable: true });
    },
  };
  ACCESSORS.set(name, accessor);
  return accessor;
}
