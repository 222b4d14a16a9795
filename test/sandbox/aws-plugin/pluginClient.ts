import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { credentials } from "@grpc/grpc-js";
import type { ServiceError } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as pb from "@pulumi/pulumi/proto/provider_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";

type Properties = Record<string, unknown>;

/** What a change would do. */
export interface PluginDiff {
  readonly changed: string[];
  readonly replaced: string[];
  readonly deleteBeforeReplace: boolean;
}

/** The plugin as the engine sees it: a process, and calls over gRPC. Secrets arrive in their wire form. */
export class PluginClient {
  private constructor(
    private readonly process: ChildProcess,
    private readonly client: ResourceProviderClient,
  ) {}

  /** Starts the plugin with nothing in its environment but what is given and PATH. */
  static async start(environment: Record<string, string>): Promise<PluginClient> {
    const main = join(__dirname, "../../../sandbox/aws-plugin/main.ts");
    const plugin = spawn(process.execPath, ["-r", "ts-node/register/transpile-only", main], {
      env: { PATH: process.env["PATH"], ...environment },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [port] = (await once(createInterface({ input: plugin.stdout }), "line")) as [string];
    return new PluginClient(
      plugin,
      new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure()),
    );
  }

  async stop(): Promise<void> {
    this.client.close();
    if (this.process.exitCode !== null) return;
    this.process.kill("SIGINT");
    await once(this.process, "exit");
  }

  async configure(args: Properties): Promise<void> {
    const request = new pb.ConfigureRequest().setArgs(toStruct(args)).setAcceptsecrets(true);
    await answer<pb.ConfigureResponse>((done) => this.client.configure(request, done));
  }

  async checkConfig(news: Properties): Promise<string[]> {
    const request = new pb.CheckRequest().setNews(toStruct(news));
    const response = await answer<pb.CheckResponse>((done) => this.client.checkConfig(request, done));
    return response.getFailuresList().map((failure) => failure.getReason());
  }

  async check(
    type: string,
    name: string,
    news: Properties,
    olds: Properties = {},
  ): Promise<{ inputs: Properties; failures: string[] }> {
    const request = new pb.CheckRequest()
      .setUrn(urn(type, name))
      .setOlds(toStruct(olds))
      .setNews(toStruct(news));
    const response = await answer<pb.CheckResponse>((done) => this.client.check(request, done));
    return {
      inputs: fromStruct(response.getInputs()),
      failures: response.getFailuresList().map((failure) => failure.getReason()),
    };
  }

  async diff(type: string, id: string, olds: Properties, news: Properties): Promise<PluginDiff> {
    const request = new pb.DiffRequest()
      .setUrn(urn(type, "x"))
      .setId(id)
      .setOlds(toStruct(olds))
      .setOldInputs(toStruct(olds))
      .setNews(toStruct(news));
    const response = await answer<pb.DiffResponse>((done) => this.client.diff(request, done));
    return {
      changed: response.getDiffsList().sort(),
      replaced: response.getReplacesList().sort(),
      deleteBeforeReplace: response.getDeletebeforereplace(),
    };
  }

  async create(
    type: string,
    inputs: Properties,
    preview = false,
  ): Promise<{ id: string; outputs: Properties }> {
    const request = new pb.CreateRequest()
      .setUrn(urn(type, "x"))
      .setProperties(toStruct(inputs))
      .setPreview(preview);
    const response = await answer<pb.CreateResponse>((done) => this.client.create(request, done));
    return { id: response.getId(), outputs: fromStruct(response.getProperties()) };
  }

  /** Undefined when the plugin says that it is gone. */
  async read(
    type: string,
    id: string,
    inputs: Properties = {},
    state: Properties = {},
  ): Promise<{ inputs: Properties; outputs: Properties } | undefined> {
    const request = new pb.ReadRequest()
      .setUrn(urn(type, "x"))
      .setId(id)
      .setInputs(toStruct(inputs))
      .setProperties(toStruct(state));
    const response = await answer<pb.ReadResponse>((done) => this.client.read(request, done));
    if (response.getId() === "") return undefined;
    return { inputs: fromStruct(response.getInputs()), outputs: fromStruct(response.getProperties()) };
  }

  async update(
    type: string,
    id: string,
    olds: Properties,
    news: Properties,
    state: Properties,
    preview = false,
  ): Promise<Properties> {
    const request = new pb.UpdateRequest()
      .setUrn(urn(type, "x"))
      .setId(id)
      .setOldInputs(toStruct(olds))
      .setNews(toStruct(news))
      .setOlds(toStruct(state))
      .setPreview(preview);
    const response = await answer<pb.UpdateResponse>((done) => this.client.update(request, done));
    return fromStruct(response.getProperties());
  }

  async delete(type: string, id: string, inputs: Properties, state: Properties): Promise<void> {
    const request = new pb.DeleteRequest()
      .setUrn(urn(type, "x"))
      .setId(id)
      .setOldInputs(toStruct(inputs))
      .setProperties(toStruct(state));
    await answer((done) => this.client.delete(request, done));
  }

  async invoke(token: string, args: Properties): Promise<Properties> {
    const request = new pb.InvokeRequest().setTok(token).setArgs(toStruct(args));
    const response = await answer<pb.InvokeResponse>((done) => this.client.invoke(request, done));
    return fromStruct(response.getReturn());
  }
}

/** The provider's `assumeRoles` for one role of an account. */
export function role(account: string): Properties[] {
  return [{ roleArn: `arn:aws:iam::${account}:role/Deploy`, sessionName: "test", duration: "1h" }];
}

function answer<T>(call: (done: (error: ServiceError | null, response: T) => void) => unknown): Promise<T> {
  return new Promise((resolve, reject) => {
    call((error, response) => {
      if (error) reject(new Error(error.details));
      else resolve(response);
    });
  });
}

function urn(type: string, name: string): string {
  return `urn:pulumi:test::project::account-baseline:index:AccountBaseline$${type}::${name}`;
}

function toStruct(properties: Properties): Struct {
  return Struct.fromJavaScript(JSON.parse(JSON.stringify(properties)) as Record<string, JavaScriptValue>);
}

function fromStruct(struct: Struct | undefined): Properties {
  return struct?.toJavaScript() ?? {};
}
