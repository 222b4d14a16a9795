import { version } from "@pulumi/aws/package.json";
import { endWithEngine } from "../endWithEngine";
import { serve } from "./server";

/** Runs the plugin as the engine starts it: `pulumi-resource-aws <engine address>`; its first line is its port. */
async function main(engineAddress: string | undefined): Promise<void> {
  endWithEngine(engineAddress);
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";
  console.log(await serve(version));
}

main(process.argv[2]).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
