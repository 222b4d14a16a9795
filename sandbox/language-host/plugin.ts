import { once } from "node:events";
import type { ServerWritableStream } from "@grpc/grpc-js";
import { RunPluginResponse } from "@pulumi/pulumi/proto/language_pb";
import type { RunPluginRequest } from "@pulumi/pulumi/proto/language_pb";
import { describeExit } from "./children";
import type { Child, Children, Exit } from "./children";
import { optionsEnvironment, parseOptions } from "./options";
import { PolicyPackProxy } from "./policyPackProxy";
import { programInfo, resolveModule } from "./program";

type Call = ServerWritableStream<RunPluginRequest, RunPluginResponse>;

/**
 * Runs a plugin that is a Node program, and streams what it prints; a policy pack is one of the kind `analyzer`.
 *
 * @throws Error when the SDK is not installed there or the plugin fails.
 */
export async function runPlugin(call: Call, children: Children): Promise<void> {
  const exit =
    call.request.getKind() === "analyzer"
      ? await runPolicyPack(call, children)
      : await runProviderPlugin(call, children);
  const succeeded = exit.kind === "code" && exit.code === 0;
  if (!succeeded && !call.cancelled) throw new Error(describeExit(exit, "Program"));
}

async function runProviderPlugin(call: Call, children: Children): Promise<Exit> {
  const { request } = call;
  const directory = programInfo(request).getProgramDirectory();
  const script = resolveModule("@pulumi/pulumi/cmd/run-plugin", directory);
  const { child, exited } = start(call, children, {
    script,
    args: [directory, ...request.getArgsList()],
    cwd: request.getPwd(),
    env: {},
  });
  child.stdout.on("data", (chunk: Buffer) => call.write(new RunPluginResponse().setStdout(chunk)));
  return exited;
}

/**
 * A pack written for the SDK reads stack, project and configuration from its environment, but the engine tells them
 * only by a call to the running pack: a proxy takes that call, and then starts the pack.
 */
async function runPolicyPack(call: Call, children: Children): Promise<Exit> {
  const { request } = call;
  const directory = programInfo(request).getProgramDirectory();
  const script = resolveModule("@pulumi/pulumi/cmd/run-policy-pack", directory);
  const proxy = new PolicyPackProxy();
  try {
    const port = await proxy.listen();
    call.write(new RunPluginResponse().setStdout(Buffer.from(`${port}\n`)));
    const configured = await Promise.race([proxy.stackEnvironment(), once(call, "cancelled")]);
    if (Array.isArray(configured)) return { kind: "code", code: 0 };
    const { child, exited } = start(call, children, {
      script,
      args: [...request.getArgsList(), directory],
      cwd: directory,
      env: configured,
    });
    void exited.then((exit) => {
      proxy.fail(describeExit(exit, "Policy pack"));
    });
    await forwardAfterPort(child, call, (packPort) => proxy.attach(packPort));
    return await exited;
  } finally {
    proxy.close();
  }
}

interface Start {
  readonly script: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

function start(
  call: Call,
  children: Children,
  { script, args, cwd, env }: Start,
): { child: Child; exited: Promise<Exit> } {
  const options = parseOptions(programInfo(call.request).getOptions());
  const started = children.start("node", [...options.nodeargs, script, ...args], {
    cwd,
    env: { ...parseEnvironment(call.request.getEnvList()), ...optionsEnvironment(options), ...env },
  });
  const { child } = started;
  child.stderr.on("data", (chunk: Buffer) => call.write(new RunPluginResponse().setStderr(chunk)));
  call.on("cancelled", () => {
    children.end(child);
  });
  return started;
}

/** Hands over the first line of the pack's output, its port, and forwards all that follows. */
async function forwardAfterPort(
  child: Child,
  call: Call,
  onPort: (port: number) => Promise<void>,
): Promise<void> {
  let beginning = "";
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    if (beginning.includes("\n")) {
      call.write(new RunPluginResponse().setStdout(chunk));
      continue;
    }
    beginning += chunk.toString();
    const newline = beginning.indexOf("\n");
    if (newline === -1) continue;
    await onPort(Number(beginning.slice(0, newline)));
    const rest = beginning.slice(newline + 1);
    if (rest !== "") call.write(new RunPluginResponse().setStdout(Buffer.from(rest)));
  }
}

function parseEnvironment(entries: readonly string[]): NodeJS.ProcessEnv {
  return Object.fromEntries(
    entries.map((entry) => {
      const equals = entry.indexOf("=", 1);
      return [entry.slice(0, equals), entry.slice(equals + 1)];
    }),
  );
}
