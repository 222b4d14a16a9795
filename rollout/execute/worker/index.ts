import { worker, workerEmit } from "workerpool";

import type { Task, TaskEvent, TaskResult } from "../task";
import { uncaughtErrors } from "./uncaughtErrors";
import { redirectOutput } from "./redirectOutput";
import { runTask } from "./runTask";

/** How long a cancelled engine may take to finish what it has begun, in milliseconds. */
const CANCEL_TIMEOUT_MS = 120_000;

let earlierTasks = 0;
const uncaught = uncaughtErrors();

/** Runs one task; workerpool gives a worker no second one before the first has ended. */
async function run(task: Task): Promise<TaskResult> {
  redirectOutput(task.log);
  const abort = new AbortController();
  const ended = uncaught.during((programFailed) =>
    runTask(task, {
      signal: abort.signal,
      programFailed,
      onEvent: (event: TaskEvent) => {
        workerEmit(event);
      },
    }),
  );
  abortable(run).addAbortListener(async () => {
    abort.abort();
    await ended;
  });
  const { result, errors } = await ended;
  return { ...result, uncaught: errors > 0, earlierTasks: earlierTasks++ };
}

/** workerpool puts what a task can do about its being cancelled on the registered function. */
function abortable(method: unknown): { addAbortListener: (listener: () => Promise<void>) => void } {
  return (method as { worker: { addAbortListener: (listener: () => Promise<void>) => void } }).worker;
}

worker({ run }, { abortListenerTimeout: CANCEL_TIMEOUT_MS });
