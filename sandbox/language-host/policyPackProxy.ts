import { Server, credentials, status } from "@grpc/grpc-js";
import type { ServiceError, handleUnaryCall } from "@grpc/grpc-js";
import { AnalyzerClient, AnalyzerService } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import type { IAnalyzerServer } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import { AnalyzerHandshakeResponse, AnalyzerStackConfigureResponse } from "@pulumi/pulumi/proto/analyzer_pb";
import type { AnalyzerStackConfigureRequest } from "@pulumi/pulumi/proto/analyzer_pb";
import { Deferred } from "./deferred";
import { channelOptions, listen, message } from "./grpc";

type Callback<Response> = (error: ServiceError | null, response?: Response) => void;

/** Stands before a policy pack: learns which stack it will judge before the pack starts, then passes calls on. */
export class PolicyPackProxy {
  private readonly server = new Server(channelOptions);
  private readonly stack = new Deferred<AnalyzerStackConfigureRequest | undefined>();
  private readonly pack = new Deferred<AnalyzerClient>();

  /** Begins to serve, and returns the port. */
  async listen(): Promise<number> {
    this.server.addService(AnalyzerService, this.handlers());
    return listen(this.server);
  }

  /** The variables by which the SDK in the pack learns of the stack, once the engine has told it. */
  async stackEnvironment(): Promise<NodeJS.ProcessEnv> {
    const stack = await this.stack.promise;
    if (stack === undefined) return {};
    return {
      PULUMI_NODEJS_ORGANIZATION: stack.getOrganization(),
      PULUMI_NODEJS_PROJECT: stack.getProject(),
      PULUMI_NODEJS_STACK: stack.getStack(),
      PULUMI_NODEJS_DRY_RUN: String(stack.getDryRun()),
      PULUMI_CONFIG: JSON.stringify(Object.fromEntries(stack.getConfigMap().getEntryList())),
      PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(stack.getConfigSecretKeysList()),
    };
  }

  /** Connects to the started pack and hands it the stack's tags, then lets all waiting calls pass. */
  async attach(port: number): Promise<void> {
    const client = new AnalyzerClient(`127.0.0.1:${port}`, credentials.createInsecure(), channelOptions);
    const stack = await this.stack.promise;
    if (stack === undefined) {
      this.pack.resolve(client);
      return;
    }
    client.configureStack(stack, (error) => {
      // Packs on an SDK of before stack tags do not know the call, and need it not.
      if (error === null || error.code === status.UNIMPLEMENTED) this.pack.resolve(client);
      else this.fail(error.details);
    });
  }

  /** Answers all calls, waiting and to come, with this reason, unless the pack is attached. */
  fail(reason: string): void {
    this.pack.reject(new Error(reason));
  }

  close(): void {
    this.fail("the policy pack has ended");
    this.pack.promise.then(
      (client) => {
        client.close();
      },
      () => undefined,
    );
    this.server.forceShutdown();
  }

  private handlers(): IAnalyzerServer {
    return {
      handshake: (_call, callback) => {
        callback(null, new AnalyzerHandshakeResponse());
      },
      configureStack: (call, callback) => {
        this.stack.resolve(call.request);
        callback(null, new AnalyzerStackConfigureResponse());
      },
      analyze: this.forward((pack, request, callback) => pack.analyze(request, callback)),
      analyzeStack: this.forward((pack, request, callback) => pack.analyzeStack(request, callback)),
      remediate: this.forward((pack, request, callback) => pack.remediate(request, callback)),
      getAnalyzerInfo: this.forward((pack, request, callback) => pack.getAnalyzerInfo(request, callback)),
      getPluginInfo: this.forward((pack, request, callback) => pack.getPluginInfo(request, callback)),
      configure: this.forward((pack, request, callback) => pack.configure(request, callback)),
      cancel: this.forward((pack, request, callback) => pack.cancel(request, callback)),
    };
  }

  private forward<Request, Response>(
    send: (pack: AnalyzerClient, request: Request, callback: Callback<Response>) => unknown,
  ): handleUnaryCall<Request, Response> {
    return (call, callback) => {
      // A call before the stack's, as `pulumi policy publish` makes it, means that there is no stack.
      this.stack.resolve(undefined);
      this.pack.promise.then(
        (pack) => send(pack, call.request, callback),
        (error: unknown) => {
          callback({ code: status.UNAVAILABLE, details: message(error) });
        },
      );
    };
  }
}
