import { Server } from "@grpc/grpc-js";
import { LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb";
import type { ILanguageRuntimeServer } from "@pulumi/pulumi/proto/language_grpc_pb";
import { version } from "../../package.json";
import { endWithEngine } from "../endWithEngine";
import { Children } from "./children";
import { channelOptions, listen } from "./grpc";
import { languageRuntime } from "./service";

/**
 * The nodejs language host, as the engine starts it: `pulumi-language-nodejs [flags] <engine address>`. Its first line
 * of output is the port that it serves on.
 */
async function main(args: readonly string[]): Promise<void> {
  const children = new Children();
  const engineAddress = args.at(-1) ?? "";
  process.on("exit", () => {
    children.killAll();
  });
  endWithEngine(engineAddress);
  const server = new Server(channelOptions);
  server.addService(
    LanguageRuntimeService,
    // The stubs' type asks for every call; those left out are answered as unimplemented.
    languageRuntime({ version, engineAddress, children }) as ILanguageRuntimeServer,
  );
  console.log(await listen(server));
}

void main(process.argv.slice(2));
