import { worker, workerEmit } from "workerpool";

import { STOP_SIGNAL, type Task, type TaskEvent, type TaskResult } from "../task";
import { redirectOutput } from "./redirectOutput";
import { runTask } from "./runTask";
import { uncaughtErrors } from "./uncaughtErrors";

let earlierTasks = 0;
let stop: AbortController | undefined;
const uncaught = uncaughtErrors();

/** Runs one task; workerpool gives a worker no second one before the first has ended. */
async function run(task: Task): Promise<TaskResult> {
  emit({ type: "started", pid: process.pid });
  redirectOutput(task.log);
  stop = new AbortController();
  const { signal } = stop;
  const { result, errors } = await uncaught.during((programFailed) =>
    runTask(task, { signal, programFailed, onEvent: emit }),
  );
  return { ...result, uncaught: errors > 0, earlierTasks: earlierTasks++ };
}

function emit(event: TaskEvent): void {
  workerEmit(event);
}

process.on(STOP_SIGNAL, () => stop?.abort());
worker({ run });
