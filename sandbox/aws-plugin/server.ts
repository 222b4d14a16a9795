import { Server, ServerCredentials, status } from "@grpc/grpc-js";
import type { UntypedServiceImplementation, handleUnaryCall } from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import * as pb from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { PropertyChange } from "./diff";
import type { Autonaming } from "./names";
import { endWithEngine } from "../endWithEngine";
import type { Difference, ResourceProvider, Target } from "./provider";
import type { Failure } from "./validate";
import { fromWire, toWire } from "./wire";

const MAX_MESSAGE_BYTES = 400 * 1024 * 1024;

/**
 * Runs a plugin as the engine starts it, `pulumi-resource-<name> <engine address>`: its first line is its port.
 *
 * @param version - Of the plugin, as the engine shows it.
 */
export function servePlugin(provider: ResourceProvider, version: string): void {
  endWithEngine(process.argv[2]);
  serve(provider, version).then(console.log, (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}

/** Serves the provider to the engine on a free loopback port, which is the result. */
async function serve(provider: ResourceProvider, version: string): Promise<number> {
  const server = new Server({ "grpc.max_receive_message_length": MAX_MESSAGE_BYTES });
  server.addService(ResourceProviderService, handlers(provider, version));
  return new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
      if (error) reject(error);
      else resolve(port);
    });
  });
}

/** The calls that the engine makes of a plugin for custom resources; gRPC answers all others as unimplemented. */
function handlers(provider: ResourceProvider, version: string): UntypedServiceImplementation {
  return {
    getPluginInfo: unary<Empty, PluginInfo>(() => new PluginInfo().setVersion(version)),
    attach: unary(() => new Empty()),
    cancel: unary(() => new Empty()),
    checkConfig: unary((request: pb.CheckRequest) => {
      const inputs = fromWire(request.getNews());
      return checkResponse(request.getNews() ?? toWire({}), provider.checkConfig(inputs));
    }),
    diffConfig: unary(() => new pb.DiffResponse().setChanges(pb.DiffResponse.DiffChanges.DIFF_UNKNOWN)),
    configure: unary(async (request: pb.ConfigureRequest) => {
      await provider.configure(fromWire(request.getArgs()), request.getAcceptsecrets());
      return new pb.ConfigureResponse()
        .setAcceptsecrets(false)
        .setSupportspreview(true)
        .setSupportsAutonamingConfiguration(true);
    }),
    check: unary((request: pb.CheckRequest) => {
      const { inputs, failures } = provider.check(
        target(request),
        fromWire(request.getOlds()),
        fromWire(request.getNews()),
        { seed: request.getRandomseed_asU8(), autonaming: autonaming(request) },
      );
      return checkResponse(toWire(inputs), failures);
    }),
    diff: unary((request: pb.DiffRequest) =>
      diffResponse(
        provider.diff(target(request), fromWire(request.getOldInputs()), fromWire(request.getNews())),
      ),
    ),
    create: unary(async (request: pb.CreateRequest) => {
      const inputs = fromWire(request.getProperties());
      const { id, outputs } = await provider.create(target(request), inputs, request.getPreview());
      return new pb.CreateResponse().setId(id).setProperties(toWire(outputs));
    }),
    read: unary(async (request: pb.ReadRequest) => {
      const [inputs, state] = [fromWire(request.getInputs()), fromWire(request.getProperties())];
      const found = await provider.read(target(request), request.getId(), inputs, state);
      if (found === undefined) return new pb.ReadResponse();
      return new pb.ReadResponse()
        .setId(request.getId())
        .setProperties(toWire(found.outputs))
        .setInputs(toWire(found.inputs));
    }),
    update: unary(async (request: pb.UpdateRequest) => {
      const outputs = await provider.update(
        target(request),
        request.getId(),
        fromWire(request.getOldInputs()),
        fromWire(request.getNews()),
        fromWire(request.getOlds()),
        request.getPreview(),
      );
      return new pb.UpdateResponse().setProperties(toWire(outputs));
    }),
    delete: unary(async (request: pb.DeleteRequest) => {
      const [inputs, state] = [fromWire(request.getOldInputs()), fromWire(request.getProperties())];
      await provider.delete(target(request), request.getId(), inputs, state);
      return new Empty();
    }),
    invoke: unary(async (request: pb.InvokeRequest) => {
      const result = await provider.invoke(request.getTok(), fromWire(request.getArgs()));
      return new pb.InvokeResponse().setReturn(toWire(result));
    }),
  };
}

/** A call whose failure is told to the engine as one message, without a stack trace. */
function unary<Request, Response>(
  answer: (request: Request) => Response | Promise<Response>,
): handleUnaryCall<Request, Response> {
  return (call, callback) => {
    Promise.resolve()
      .then(() => answer(call.request))
      .then(
        (response) => {
          callback(null, response);
        },
        (error: unknown) => {
          const details = error instanceof Error ? error.message : String(error);
          callback({ code: status.UNKNOWN, details });
        },
      );
  };
}

/** Type and logical name, both of which the URN carries: `urn:pulumi:<stack>::<project>::<types>::<name>`. */
function target(request: { getUrn(): string }): Target {
  const [, , types = "", ...name] = request.getUrn().split("::");
  return { type: types.split("$").at(-1) ?? "", name: name.join("::") };
}

function autonaming(request: pb.CheckRequest): Autonaming | undefined {
  const options = request.getAutonaming();
  if (options === undefined) return undefined;
  const { DISABLE, ENFORCE } = pb.CheckRequest.AutonamingOptions.Mode;
  if (options.getMode() === DISABLE) return { mode: "disable" };
  return { mode: options.getMode() === ENFORCE ? "enforce" : "propose", name: options.getProposedName() };
}

function checkResponse(inputs: ReturnType<typeof toWire>, failures: readonly Failure[]): pb.CheckResponse {
  return new pb.CheckResponse()
    .setInputs(inputs)
    .setFailuresList(
      failures.map(({ property, reason }) => new pb.CheckFailure().setProperty(property).setReason(reason)),
    );
}

function diffResponse({ changes, deleteBeforeReplace }: Difference): pb.DiffResponse {
  const { DIFF_NONE, DIFF_SOME } = pb.DiffResponse.DiffChanges;
  const response = new pb.DiffResponse()
    .setChanges(changes.length > 0 ? DIFF_SOME : DIFF_NONE)
    .setDiffsList(changes.map(({ property }) => property))
    .setReplacesList(changes.filter(({ replaces }) => replaces).map(({ property }) => property))
    .setDeletebeforereplace(deleteBeforeReplace)
    .setHasdetaileddiff(true);
  for (const change of changes) {
    response
      .getDetaileddiffMap()
      .set(change.property, new pb.PropertyDiff().setKind(kind(change)).setInputdiff(true));
  }
  return response;
}

function kind({ kind: name, replaces }: PropertyChange): pb.PropertyDiff.Kind {
  const { Kind } = pb.PropertyDiff;
  switch (name) {
    case "add":
      return replaces ? Kind.ADD_REPLACE : Kind.ADD;
    case "delete":
      return replaces ? Kind.DELETE_REPLACE : Kind.DELETE;
    case "update":
      return replaces ? Kind.UPDATE_REPLACE : Kind.UPDATE;
  }
}
