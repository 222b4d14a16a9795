import { parentPort } from "node:worker_threads";

import { checkAccount } from "../accountCheck";
import { OfflineRunner } from "../offline/runOffline";
import type { CheckTask } from "../task";

// What programs print is for who runs a preview; here it would end up between the results.
process.stdout.write = () => true;
process.stderr.write = () => true;

/** One for all tasks of this thread, which are of one project. */
let runner: OfflineRunner | undefined;

async function check({ project, account, config }: CheckTask): Promise<void> {
  runner ??= new OfflineRunner(project);
  parentPort?.postMessage(await checkAccount(runner, account, config));
}

parentPort?.on("message", (task: CheckTask) => {
  void check(task);
});
