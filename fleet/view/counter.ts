import { SingleBar } from "cli-progress";

import { lineOptions } from "./text";
import { counted } from "./text";

/** How far many small things of one kind are. */
export interface Counter {
  /** One more is done. */
  done: () => void;
  /** Shows nothing from here on. */
  end: () => void;
}

/** One line of a terminal, which is gone in the end. */
export function liveCounter(stream: NodeJS.WriteStream, what: string, total: number): Counter {
  const text = counting(what, total);
  const bar = new SingleBar({
    ...lineOptions(stream),
    // Else the bar would take Ctrl-C for itself; so the cursor has to stay, since nobody would bring it back.
    gracefulExit: false,
  });
  bar.start(total, 0, { text: text(0) });
  let done = 0;
  return {
    done: () => {
      done += 1;
      bar.update(done, { text: text(done) });
    },
    end: () => {
      bar.stop();
    },
  };
}

/**
 * A line now and then, for CI and for files.
 * @param every Time from one line to the next, in milliseconds. By default ten seconds: what is done sooner needs none.
 */
export function plainCounter(
  write: (line: string) => void,
  what: string,
  total: number,
  every = 10_000,
): Counter {
  const text = counting(what, total);
  let done = 0;
  const clock = setInterval(() => {
    write(text(done));
  }, every);
  clock.unref();
  return {
    done: () => {
      done += 1;
    },
    end: () => {
      clearInterval(clock);
    },
  };
}

function counting(what: string, total: number): (done: number) => string {
  const since = Date.now();
  return (done) => `${what}  ${counted(done, total, since)}`;
}
