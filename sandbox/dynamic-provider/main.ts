import { createRequire } from "node:module";
import { join } from "node:path";
import { endWithEngine } from "../endWithEngine";

/**
 * The plugin for `pulumi.dynamic.Resource`, which comes with the official language host: the server that the SDK of the
 * program has for it. The engine starts it in the program's folder, as `pulumi-resource-pulumi-nodejs <engine address>`.
 */
const SERVER = "@pulumi/pulumi/cmd/dynamic-provider";

endWithEngine(process.argv[2]);
try {
  createRequire(join(process.cwd(), "noop.js"))(SERVER);
} catch (error) {
  console.error(`${SERVER} does not start in ${process.cwd()}: ${String(error)}`);
  process.exitCode = 1;
}
