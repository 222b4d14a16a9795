import * as pulumi from "@pulumi/pulumi";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";

/** A resource as it was registered: what would reach the engine. */
export interface Registered {
  type: string;
  name: string;
  inputs: Record<string, unknown>;
  /** Reference of the provider, which ends in `<provider's name>-id`. */
  provider: string | undefined;
  /** Names of the resources that this one waits for, its inputs' and those of dependsOn. */
  dependencies: string[];
  ignoreChanges: string[];
  additionalSecretOutputs: string[];
  /** What it is imported by; undefined where it is created. */
  importId: string | undefined;
  retainOnDelete: boolean;
}

export interface Deployment<T> {
  resources: Registered[];
  /** Warnings that the program wrote. */
  warnings: string[];
  result: T;
  all: (type: string) => Registered[];
  /** The one resource of a type, or the one of them whose name ends as given. */
  one: (type: string, nameEnding?: string) => Registered;
}

/**
 * Runs a program against Pulumi's mocks and waits until all that it registers is registered.
 * @param options.account The account that the credentials turn out to be for.
 * @param options.outputs What AWS gives resources besides, the same for all.
 */
export async function deployWithMocks<T>(
  program: () => T,
  { account = "111122223333", outputs = {} }: { account?: string; outputs?: object } = {},
): Promise<Deployment<T>> {
  const resources: Registered[] = [];
  const warnings: string[] = [];
  await useMocks(resources, account, outputs);
  let result!: T;
  const { warn } = pulumi.log;
  const log: { warn: typeof warn } = pulumi.log;
  log.warn = (message) => Promise.resolve(void warnings.push(message));
  try {
    await pulumi.runtime.runInPulumiStack(() => {
      result = program();
      return Promise.resolve({});
    });
    await pulumi.runtime.disconnect();
  } finally {
    log.warn = warn;
  }
  const all = (type: string) => resources.filter((resource) => resource.type === type);
  return {
    resources,
    warnings,
    result,
    all,
    one: (type, nameEnding = "") => {
      const [found, ...others] = all(type).filter(({ name }) => name.endsWith(nameEnding));
      if (found === undefined || others.length > 0) {
        throw new Error(`${others.length + 1} or no ${type} ending in "${nameEnding}", not one`);
      }
      return found;
    },
  };
}

/** Puts the mocks in place of the engine; each registered resource is added to the list. */
export async function useMocks(
  resources: Registered[],
  account: string,
  outputs: object = {},
): Promise<void> {
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs, provider, custom }) => {
        const props = inputs as Record<string, unknown>;
        resources.push({
          type,
          name,
          inputs: props,
          provider,
          dependencies: [],
          ignoreChanges: [],
          additionalSecretOutputs: [],
          importId: undefined,
          retainOnDelete: false,
        });
        return custom === false
          ? { id: undefined, state: props }
          : { id: `${name}-id`, state: { ...providerOutputs(type, name), ...outputs, ...props } };
      },
      call: ({ token }) => {
        if (token === "aws:index/getCallerIdentity:getCallerIdentity") return { accountId: account };
        throw new Error(`the mocks know no ${token}`);
      },
    },
    "account-baseline",
    "test",
  );
  recordOptions(resources);
}

/** Mocks are told inputs only; the options are read off the requests that the engine would get. */
function recordOptions(resources: Registered[]): void {
  const monitor = pulumi.runtime.getMonitor();
  if (monitor === undefined) throw new Error("setMocks has set no monitor");
  const forward = monitor.registerResource.bind(monitor) as (
    request: RegisterResourceRequest,
    ...rest: never[]
  ) => unknown;
  const record = (request: RegisterResourceRequest, ...rest: never[]) => {
    const answer = forward(request, ...rest);
    const registered = resources.find(
      ({ type, name }) => type === request.getType() && name === request.getName(),
    );
    if (registered === undefined) throw new Error(`${request.getName()} was not registered`);
    registered.dependencies = request.getDependenciesList().map((urn) => urn.slice(urn.lastIndexOf(":") + 1));
    registered.ignoreChanges = request.getIgnorechangesList();
    registered.importId = request.getImportid() || undefined;
    registered.retainOnDelete = request.getRetainondelete() ?? false;
    registered.additionalSecretOutputs = request.getAdditionalsecretoutputsList();
    return answer;
  };
  Object.assign(monitor, { registerResource: record });
}

/** What a provider adds to the inputs, as far as other resources use it. */
function providerOutputs(type: string, name: string): Record<string, unknown> {
  const service = /^aws:(\w+)\//.exec(type)?.[1] ?? "";
  return {
    name: `${name}-0123abc`,
    arn: `arn:aws:${service}:::${service === "kms" ? "key/" : ""}${name}`,
    ...(type === "aws:iam/userLoginProfile:UserLoginProfile" ? { password: "first password" } : {}),
    ...(type === "aws:iam/accessKey:AccessKey" ? { secret: "secret key" } : {}),
  };
}

/** The value of an output, once known, and whether it is a secret. */
export function valueOf<T>(output: pulumi.Output<T>): Promise<{ value: T; secret: boolean }> {
  return new Promise((resolve, reject) => {
    output.apply((value) => {
      pulumi.isSecret(output as pulumi.Output<unknown>).then((secret) => {
        resolve({ value, secret });
      }, reject);
    });
  });
}
