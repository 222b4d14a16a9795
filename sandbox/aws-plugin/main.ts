import { version } from "@pulumi/aws/package.json";
import { Provider } from "./provider";
import { servePlugin } from "./server";

process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";
servePlugin(new Provider(), version);
