import type * as pulumi from "@pulumi/pulumi";
import type {
  ReadResourceRequest,
  RegisterResourceOutputsRequest,
  RegisterResourceRequest,
} from "@pulumi/pulumi/proto/resource_pb";

import type { StackResource } from "../../../policy-pack/inputs/pulumi/resource";
import { answerCall } from "./calls";
import { completeInputs, previewedProperties } from "./preview";
import { forPolicies, type Properties, UNKNOWN } from "./wire";

/** A resource as CrossGuard hands it to a stack policy in a first preview. */
export interface PreviewedResource extends StackResource {
  opts: { ignoreChanges: readonly string[] };
}

/** The SDK's mock of the engine: what of it is replaced or watched here. */
interface Monitor {
  newUrn: (parent: string, type: string, name: string) => string;
  registerResource: (request: RegisterResourceRequest, answer: Answer) => void;
  readResource: (request: ReadResourceRequest, ...rest: never[]) => unknown;
  /** What is known of resources that others refer to as a whole, by URN. */
  resources: Map<string, { urn: string; id: string | null; state: Properties }>;
}

type Answer = (error: null, response: object) => void;

const STACK_TYPE = "pulumi:pulumi:Stack";

/** Stands for the engine in the first preview of one account, and keeps what a program registers. */
export class Recorder {
  /** By URN, in the order in which the engine would get them. */
  readonly resources = new Map<string, PreviewedResource>();
  /** What the program asked of the cloud; it was told that this is not known yet. */
  readonly unanswered = new Set<string>();
  /** Why the engine would refuse the program. */
  readonly refusals: string[] = [];
  /** What components say of themselves, by URN. */
  readonly outputs = new Map<string, Properties>();
  /** Of providers, as the program gave them. */
  private readonly inputs = new Map<string, Properties>();
  private readonly typesWithTags = new Set<string>();

  constructor(
    private readonly project: string,
    private readonly stack: string,
    private readonly accountId: string,
  ) {}

  /** Answers the SDK from here on. */
  async install({ runtime }: typeof pulumi): Promise<void> {
    // Of a resource that is read only the cloud knows more.
    const newResource = ({ id, inputs }: pulumi.runtime.MockResourceArgs) => ({
      id,
      state: inputs as Properties,
    });
    const call = ({ token, inputs, provider }: pulumi.runtime.MockCallArgs) => {
      const context = { accountId: this.accountId, provider: this.inputsOf(provider) };
      const answer = answerCall(token, inputs as Properties, context);
      if (answer !== undefined) return answer;
      this.unanswered.add(token);
      return { unknown: UNKNOWN };
    };
    await runtime.setMocks({ newResource, call }, this.project, this.stack, true);
    this.watch(runtime.getMonitor() as unknown as Monitor);
  }

  /** Learns from a resource's class, which names all properties that there are, whether its type has tags. */
  learn(type: string, properties: object): void {
    if ("tagsAll" in properties) this.typesWithTags.add(type);
  }

  private watch(monitor: Monitor): void {
    const read = monitor.readResource.bind(monitor);
    Object.assign(monitor, {
      newUrn: (parent: string, type: string, name: string) => this.urn(parent, type, name),
      registerResource: (request: RegisterResourceRequest, answer: Answer) => {
        const { urn, id, state } = this.record(request);
        monitor.resources.set(urn, { urn, id: id === "" ? null : id, state });
        answer(null, {
          getUrn: () => urn,
          getId: () => id,
          getObject: () => ({ toJavaScript: () => state }),
          getPropertydependenciesMap: () => undefined,
          getResult: () => 0,
        });
      },
      readResource: (request: ReadResourceRequest, ...rest: never[]) => {
        this.unanswered.add(`${request.getType()} "${request.getName()}"`);
        return read(request, ...rest);
      },
      registerResourceOutputs: (request: RegisterResourceOutputsRequest, answer: Answer) => {
        const outputs = request.getOutputs()?.toJavaScript();
        if (outputs !== undefined) this.outputs.set(request.getUrn(), outputs);
        answer(null, {});
      },
    } satisfies Record<string, (...args: never[]) => unknown>);
  }

  /** @returns What the engine answers; the id is empty where it is not known. */
  private record(request: RegisterResourceRequest): { urn: string; id: string; state: Properties } {
    const [type, name] = [request.getType(), request.getName()];
    const urn = this.urn(request.getParent(), type, name);
    const inputs = request.getObject()?.toJavaScript() ?? {};
    if (this.resources.has(urn)) {
      this.refusals.push(`duplicate resource URN ${urn}; give each resource of a type a name of its own`);
      return { urn, id: "", state: inputs };
    }
    const imported = request.getImportid();
    if (imported !== "") this.unanswered.add(`${type} "${name}"`);
    const provider = this.providerOf(request);
    if (type.startsWith("pulumi:providers:")) this.inputs.set(urn, inputs);
    const registration = { type, name, inputs, provider: this.inputs.get(provider ?? "") };
    const completed = request.getCustom() ? completeInputs(registration) : inputs;
    const shown = request.getCustom()
      ? previewedProperties(type, completed, this.typesWithTags.has(type))
      : inputs;
    const parent = this.resources.get(request.getParent());
    this.resources.set(urn, {
      type,
      urn,
      name,
      props: forPolicies(shown),
      propertyDependencies: this.dependenciesOf(request),
      dependencies: this.known(request.getDependenciesList()),
      opts: { ignoreChanges: request.getIgnorechangesList() },
      ...(provider !== undefined && {
        provider: { urn: provider, props: forPolicies(this.inputs.get(provider) ?? {}) },
      }),
      ...(parent && { parent }),
    });
    // Of a resource that exists already only the cloud knows more.
    return { urn, id: imported, state: imported === "" ? completed : inputs };
  }

  private dependenciesOf(request: RegisterResourceRequest): Record<string, PreviewedResource[]> {
    const dependencies: Record<string, PreviewedResource[]> = {};
    request.getPropertydependenciesMap().forEach((value, property) => {
      // Each resource is registered after those that it refers to. The engine keeps properties without any, too.
      dependencies[property] = this.known(value.getUrnsList());
    });
    return dependencies;
  }

  private known(urns: readonly string[]): PreviewedResource[] {
    return urns.flatMap((urn) => this.resources.get(urn) ?? []);
  }

  /** The URN of a resource's provider: the one that it names, or the default one, which it then brings along. */
  private providerOf(request: RegisterResourceRequest): string | undefined {
    const type = request.getType();
    if (!request.getCustom() || type.startsWith("pulumi:")) return undefined;
    const reference = request.getProvider();
    if (reference !== "") return urnOf(reference);
    const version = request.getVersion().replace(/\W/g, "_");
    const name = version === "" ? "default" : `default_${version}`;
    const providerType = `pulumi:providers:${type.slice(0, type.indexOf(":"))}`;
    const urn = this.urn("", providerType, name);
    if (!this.resources.has(urn)) {
      this.resources.set(urn, {
        type: providerType,
        urn,
        name,
        props: {},
        propertyDependencies: {},
        opts: { ignoreChanges: [] },
      });
    }
    return urn;
  }

  private inputsOf(reference: string | undefined): Properties | undefined {
    return reference === undefined ? undefined : this.inputs.get(urnOf(reference));
  }

  /** @see https://www.pulumi.com/docs/iac/concepts/resources/names/#urns */
  private urn(parent: string, type: string, name: string): string {
    const parentType = parent.split("::")[2];
    const qualified = parentType === undefined || parentType === STACK_TYPE ? type : `${parentType}$${type}`;
    return `urn:pulumi:${this.stack}::${this.project}::${qualified}::${name}`;
  }
}

/** A reference to a provider is its URN and its id. */
function urnOf(reference: string): string {
  return reference.slice(0, reference.lastIndexOf("::"));
}
