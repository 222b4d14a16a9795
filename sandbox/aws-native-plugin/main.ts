import { servePlugin } from "../aws-plugin/server";
import { NativeProvider } from "./provider";
import { VERSION } from "./version";

servePlugin(new NativeProvider(), VERSION);
