import { servePlugin } from "../aws-plugin/server";
import { NativeProvider } from "./provider";
import { ANY_VERSION } from "../install/pluginHome";

servePlugin(new NativeProvider(), ANY_VERSION);
