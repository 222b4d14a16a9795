import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** One call, as AWS would see it. */
export interface AwsCall {
  /** Name of the operation, such as `AssumeRole`. */
  operation: string;
  /** Access key that signed it. */
  accessKeyId: string;
  /** Region that it was signed for. */
  region: string;
  /** Parameters of a query protocol; empty for a JSON one. */
  parameters: Readonly<Record<string, string>>;
  /** As it was sent. */
  body: string;
}

export interface AwsAnswer {
  status?: number;
  body: string;
}

const ENV = [
  "AWS_ENDPOINT_URL",
  "AWS_ACCESS_KEY_ID",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_SESSION_TOKEN",
  "AWS_PROFILE",
];

/**
 * Has the SDK of this process talk to a server that answers as told, for the suite in whose `describe` it is called:
 * for what the emulator lacks. The environment has the access key BASE.
 */
export function useFakeAws(answer: (call: AwsCall) => AwsAnswer): void {
  const server = createServer((request, response) => {
    void read(request).then((call) => {
      const { status = 200, body } = answer(call);
      response.writeHead(status).end(body);
    });
  });
  let earlier: (string | undefined)[] = [];
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    earlier = ENV.map((name) => process.env[name]);
    for (const name of ENV) Reflect.deleteProperty(process.env, name);
    process.env["AWS_ENDPOINT_URL"] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    process.env["AWS_ACCESS_KEY_ID"] = "BASE";
    process.env["AWS_SECRET_ACCESS_KEY"] = "secret";
  });
  after(() => {
    server.close();
    ENV.forEach((name, index) => {
      const value = earlier[index];
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    });
  });
}

async function read(request: IncomingMessage): Promise<AwsCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const [, accessKeyId = "", region = ""] =
    /Credential=([^/]+)\/\d+\/([^/]+)/.exec(request.headers.authorization ?? "") ?? [];
  const body = Buffer.concat(chunks).toString();
  const target = request.headers["x-amz-target"];
  if (typeof target === "string")
    return { operation: target.split(".").at(-1) ?? "", accessKeyId, region, parameters: {}, body };
  const parameters = Object.fromEntries(new URLSearchParams(body));
  return { operation: parameters["Action"] ?? "", accessKeyId, region, parameters, body };
}

/** What STS answers to AssumeRole. */
export function assumedRole(accessKeyId: string): AwsAnswer {
  return {
    body: `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
<AccessKeyId>${accessKeyId}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>token</SessionToken>
<Expiration>2100-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`,
  };
}
