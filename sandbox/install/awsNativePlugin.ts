import { join } from "node:path";
import { bundleExecutable } from "./bundle";
import { checkout } from "../paths";
import { ANY_VERSION, placeExecutable, pluginDirectory } from "./pluginHome";

const PLUGIN = "resource-aws-native";
const EXECUTABLE = `pulumi-${PLUGIN}`;

/** Puts the stand-in for aws-native, which only previews, into the sandbox's Pulumi home. */
export async function placeAwsNativePlugin(pulumiHome: string): Promise<void> {
  const entry = join(checkout(), "sandbox", "aws-native-plugin", "main.ts");
  const executable = await bundleExecutable(entry, EXECUTABLE);
  await placeExecutable(pluginDirectory(pulumiHome, PLUGIN, ANY_VERSION), EXECUTABLE, executable);
}
