import { parentPort, workerData } from "node:worker_threads";

import type { Project } from "../../accounts/project";
import { checkAccount } from "../accountCheck";
import { OfflineRunner } from "../offline/runOffline";
import type { CheckTask } from "../thread";

// What programs print is for who runs a preview; here it would end up between the results.
process.stdout.write = () => true;
process.stderr.write = () => true;

const loading = Promise.resolve().then(() => new OfflineRunner(workerData as Project));
// Where it fails, that is the result of each account that is to be checked.
loading.catch(() => undefined);

async function check({ account, config }: CheckTask): Promise<void> {
  parentPort?.postMessage(await checkAccount(await loading, account, config));
}

parentPort?.on("message", (task: CheckTask) => {
  void check(task);
});
