import * as pulumi from "@pulumi/pulumi";
import type { RegisterResourceRequest, RegisterResourceResponse } from "@pulumi/pulumi/proto/resource_pb";

import type { StackResource } from "../../../policy-pack/inputs/pulumi/resource";
import { resource, UNKNOWN } from "./fixtures";

/** What stands for an unknown value between a program and the engine. */
const UNKNOWN_ON_THE_WIRE = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

type Callback = (error: Error | null, response: RegisterResourceResponse) => void;

/**
 * The resources of a program as a stack policy sees them in the first preview: what AWS gives a resource is not known,
 * its generated name and its region are.
 */
export async function previewResources(
  account: string,
  program: () => void,
): Promise<readonly StackResource[]> {
  const requests = new Map<string, RegisterResourceRequest>();
  await pulumi.runtime.setMocks(
    {
      newResource: ({ name, inputs, custom }) => ({
        id: undefined,
        state: custom === false ? (inputs as object) : { name: generatedName(name), ...(inputs as object) },
      }),
      call: () => ({ accountId: account }),
    },
    "account-baseline",
    "test",
    true,
  );
  const monitor = pulumi.runtime.getMonitor();
  if (monitor === undefined) throw new Error("setMocks has set no monitor");
  const forward = monitor.registerResource.bind(monitor) as (
    request: RegisterResourceRequest,
    answer: Callback,
  ) => unknown;
  Object.assign(monitor, {
    registerResource: (request: RegisterResourceRequest, answer: Callback) =>
      forward(request, (error, response) => {
        if (error === null) requests.set(response.getUrn(), request);
        answer(error, response);
      }),
  });
  await pulumi.runtime.runInPulumiStack(() => {
    program();
    return Promise.resolve({});
  });
  await pulumi.runtime.disconnect();
  return asSeenByPolicies(requests);
}

function asSeenByPolicies(requests: ReadonlyMap<string, RegisterResourceRequest>): StackResource[] {
  const seen = new Map<string, StackResource>();
  /** Each resource is registered after those that it refers to. */
  const known = (urns: readonly string[]) => urns.flatMap((urn) => seen.get(urn) ?? []);
  for (const [urn, request] of requests) {
    const [provider] = known([request.getProvider().replace(/::[^:]*$/, "")]);
    const [parent] = known([request.getParent()]);
    const from: Record<string, StackResource[]> = {};
    request.getPropertydependenciesMap().forEach((dependencies, property) => {
      const resources = known(dependencies.getUrnsList());
      if (resources.length > 0) from[property] = resources;
    });
    const inputs = withUnknowns(request.getObject()?.toJavaScript() ?? {}) as Record<string, unknown>;
    const type = request.getType();
    const props = {
      ...(type.startsWith("aws:") && filledIn(request.getName(), type)),
      ...(provider && { region: provider.props["region"] }),
      ...inputs,
    };
    const opts = { ignoreChanges: request.getIgnorechangesList() };
    const made = resource(type, request.getName(), props, { from, provider, parent, opts });
    seen.set(urn, Object.assign(made, { urn }));
  }
  return [...seen.values()];
}

/** What the provider adds to the inputs, as seen in previews of the real engine. */
function filledIn(name: string, type: string): Record<string, unknown> {
  return {
    name: generatedName(name),
    arn: UNKNOWN,
    ...(/:(Topic|TopicPolicy|Key)$/.test(type) && { policy: UNKNOWN }),
    ...(type.endsWith(":UserLoginProfile") && { password: UNKNOWN, encryptedPassword: UNKNOWN }),
  };
}

function generatedName(name: string): string {
  return `${name}-0123abc`;
}

function withUnknowns(value: unknown): unknown {
  if (value === UNKNOWN_ON_THE_WIRE) return UNKNOWN;
  if (Array.isArray(value)) return value.map(withUnknowns);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withUnknowns(item)]));
}
