import type { Progress } from "../rollout/progress";
import { firstLine } from "./text";

/** Plain lines for CI and for files: one for each thing that is done, none that is overwritten. */
export function plainView(write: (line: string) => void): Progress {
  const line = (stack: string, text: string): void => {
    write(`${stack}: ${text}`);
  };
  return {
    waveStarted: ({ name, accounts }) => {
      write(`wave ${name}: ${accounts} ${accounts === 1 ? "account" : "accounts"}`);
    },
    phaseStarted: () => undefined,
    accountStarted: () => undefined,
    resource: () => undefined,
    retrying: (stack, attempt, { cause }) => {
      line(stack, `attempt ${attempt} failed, another follows: ${firstLine(cause)}`);
    },
    accountDone: (stack, phase, outcome) => {
      line(stack, `${phase}: ${outcome}`);
    },
    finished: ({ stack, outcome, cause, seconds }) => {
      const time = seconds === undefined ? "" : ` (${seconds} s)`;
      line(stack, `${outcome}${time}${cause === undefined ? "" : `: ${firstLine(cause)}`}`);
    },
    note: write,
    pause: () => undefined,
  };
}
