import { status } from "@grpc/grpc-js";
import type { ServerWritableStream } from "@grpc/grpc-js";
import type { ILanguageRuntimeServer } from "@pulumi/pulumi/proto/language_grpc_pb";
import * as pb from "@pulumi/pulumi/proto/language_pb";
import {
  PackageDependency,
  PackageParameterization,
  PluginDependency,
  PluginInfo,
} from "@pulumi/pulumi/proto/plugin_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { describeExit } from "./children";
import type { Children } from "./children";
import { packageManager, programDependencies } from "./dependencies";
import { message, unary } from "./grpc";
import { parseOptions } from "./options";
import { requiredPackages } from "./packages";
import type { RequiredPackage } from "./packages";
import { runPlugin } from "./plugin";
import { programInfo, runProgram } from "./program";

/** What the host needs to know to serve. */
export interface HostOptions {
  /** Shown by `pulumi about`. */
  readonly version: string;
  readonly engineAddress: string;
  readonly children: Children;
}

/** The calls that the engine makes to preview and update; gRPC answers all others as unimplemented. */
export function languageRuntime(options: HostOptions): Partial<ILanguageRuntimeServer> {
  const { version, children } = options;
  let { engineAddress } = options;
  return {
    handshake: unary((request) => {
      engineAddress = request.getEngineAddress();
      return new pb.LanguageHandshakeResponse();
    }),
    getPluginInfo: unary(() => new PluginInfo().setVersion(version)),
    getRequiredPackages: unary((request) => {
      const packages = requiredPackages(programInfo(request).getProgramDirectory());
      return new pb.GetRequiredPackagesResponse().setPackagesList(packages.map(packageDependency));
    }),
    getRequiredPlugins: unary((request) => {
      const packages = requiredPackages(programInfo(request).getProgramDirectory());
      return new pb.GetRequiredPluginsResponse().setPluginsList(packages.map(pluginDependency));
    }),
    run: unary(async (request, onCancelled) => {
      const { error, bail } = await runProgram(request, engineAddress, children, (child) => {
        onCancelled(() => {
          children.end(child);
        });
      });
      return new pb.RunResponse().setError(error).setBail(bail);
    }),
    runPlugin: (call) => {
      settle(call, runPlugin(call, children));
    },
    installDependencies: (call) => {
      settle(call, installDependencies(call, children));
    },
    getProgramDependencies: unary((request) => {
      const directory = programInfo(request).getProgramDirectory();
      return new pb.GetProgramDependenciesResponse().setDependenciesList(
        programDependencies(directory, request.getTransitivedependencies()),
      );
    }),
    about: unary(() => new pb.AboutResponse().setExecutable(process.execPath).setVersion(process.version)),
    runtimeOptionsPrompts: unary(() => new pb.RuntimeOptionsResponse()),
    template: unary(() => new pb.TemplateResponse()),
    cancel: unary(() => {
      children.endAll();
      return new Empty();
    }),
  };
}

async function installDependencies(
  call: ServerWritableStream<pb.InstallDependenciesRequest, pb.InstallDependenciesResponse>,
  children: Children,
): Promise<void> {
  const info = programInfo(call.request);
  const directory = info.getProgramDirectory();
  const manager = packageManager(parseOptions(info.getOptions()).packagemanager, directory);
  const { child, exited } = children.start(manager, ["install"], { cwd: directory, env: process.env });
  call.on("cancelled", () => {
    children.end(child);
  });
  child.stdout.on("data", (chunk: Buffer) =>
    call.write(new pb.InstallDependenciesResponse().setStdout(chunk)),
  );
  child.stderr.on("data", (chunk: Buffer) =>
    call.write(new pb.InstallDependenciesResponse().setStderr(chunk)),
  );
  const exit = await exited;
  if (exit.kind !== "code" || exit.code !== 0) throw new Error(describeExit(exit, `${manager} install`));
}

function settle<Request, Response>(call: ServerWritableStream<Request, Response>, work: Promise<void>): void {
  work.then(
    () => {
      call.end();
    },
    (error: unknown) => {
      call.emit("error", { code: status.UNKNOWN, details: message(error) });
    },
  );
}

function packageDependency({ name, version, server, parameterization }: RequiredPackage): PackageDependency {
  const dependency = new PackageDependency()
    .setKind("resource")
    .setName(name)
    .setVersion(version)
    .setServer(server);
  if (parameterization === undefined) return dependency;
  return dependency.setParameterization(
    new PackageParameterization()
      .setName(parameterization.name)
      .setVersion(parameterization.version)
      .setValue(parameterization.value),
  );
}

function pluginDependency({ name, version, server }: RequiredPackage): PluginDependency {
  return new PluginDependency().setKind("resource").setName(name).setVersion(version).setServer(server);
}
