import { connect } from "node:net";
import { Server } from "@grpc/grpc-js";
import { LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb";
import type { ILanguageRuntimeServer } from "@pulumi/pulumi/proto/language_grpc_pb";
import { version } from "../../package.json";
import { Children } from "./children";
import { channelOptions, listen } from "./grpc";
import { languageRuntime } from "./service";

const ENGINE_CHECK_MS = 1_000;

/**
 * The nodejs language host, as the engine starts it: `pulumi-language-nodejs [flags] <engine address>`. Its first line
 * of output is the port that it serves on.
 */
async function main(args: readonly string[]): Promise<void> {
  const children = new Children();
  const engineAddress = args.at(-1) ?? "";
  endWithEngine(engineAddress, children);
  const server = new Server(channelOptions);
  server.addService(
    LanguageRuntimeService,
    // The stubs' type asks for every call; those left out are answered as unimplemented.
    languageRuntime({ version, engineAddress, children }) as ILanguageRuntimeServer,
  );
  console.log(await listen(server));
}

/** The engine ends its plugins by an interrupt to their process group; killed itself, it cannot even do that. */
function endWithEngine(engineAddress: string, children: Children): void {
  process.on("exit", () => {
    children.killAll();
  });
  const end = (): never => process.exit(0);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, end);
  const engine = process.ppid;
  setInterval(() => {
    if (process.ppid !== engine) end();
  }, ENGINE_CHECK_MS);
  // Killed before this line, it has left us another parent already; but then nothing answers at its address.
  const connection = connect(Number(engineAddress.split(":").at(-1)), "127.0.0.1", () =>
    connection.destroy(),
  );
  connection.on("error", end);
}

void main(process.argv.slice(2));
