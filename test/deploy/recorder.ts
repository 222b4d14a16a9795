import { createServer, request, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export interface Recorder {
  /** Stands in front of the emulator. */
  readonly endpoint: string;
  /** The IAM actions of all calls so far, each once, in order. */
  actions(): string[];
  stop(): void;
}

/** Passes calls on to the emulator, and notes what they are. */
export async function recordCalls(emulator: string): Promise<Recorder> {
  const seen = new Set<string>();
  const server = createServer((incoming, outgoing) => {
    void bodyOf(incoming).then((body) => {
      seen.add(actionOf(incoming, body.toString()));
      const { method = "GET", url = "/", headers } = incoming;
      const forwarded = request(new URL(url, emulator), { method, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      forwarded.on("error", (error) => outgoing.destroy(error));
      forwarded.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    actions: () => [...seen].sort(),
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Actions whose name differs from that of the call. */
const ACTIONS: Readonly<Record<string, string>> = {
  "budgets:CreateBudget": "budgets:ModifyBudget",
  "budgets:CreateNotification": "budgets:ModifyBudget",
  "budgets:DeleteBudget": "budgets:ModifyBudget",
  "budgets:DeleteNotification": "budgets:ModifyBudget",
  "budgets:UpdateBudget": "budgets:ModifyBudget",
  "budgets:DescribeBudget": "budgets:ViewBudget",
  "budgets:DescribeNotificationsForBudget": "budgets:ViewBudget",
  "budgets:DescribeSubscribersForNotification": "budgets:ViewBudget",
};
const PREFIXES: Readonly<Record<string, string>> = { monitoring: "cloudwatch" };

/** The service that the call is signed for, and the operation as its protocol names it. */
function actionOf({ headers, url = "" }: IncomingMessage, body: string): string {
  const [, signedFor = "?"] =
    /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(headers.authorization ?? "") ?? [];
  const target = [headers["x-amz-target"]].flat().join();
  const operation =
    new URLSearchParams(body).get("Action") ??
    /(?:^|\/operation)\/(\w+)$/.exec(url)?.[1] ??
    target.split(".").at(-1) ??
    "?";
  const call = `${PREFIXES[signedFor] ?? signedFor}:${operation.replace(/^[a-z]/, (letter) => letter.toUpperCase())}`;
  return ACTIONS[call] ?? call;
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
