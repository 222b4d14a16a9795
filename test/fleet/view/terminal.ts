import { setTimeout as wait } from "node:timers/promises";
import { WriteStream } from "node:tty";

/** A terminal of 100 columns that remembers what was written. */
export class Terminal {
  private written = "";
  readonly stream: NodeJS.WriteStream = Object.assign(Object.create(WriteStream.prototype) as WriteStream, {
    isTTY: true,
    columns: 100,
    rows: 30,
    write: (text: string) => {
      this.written += text;
      return true;
    },
  });

  /** What was written since, without what moves the cursor; the view draws five times a second. */
  async seen(): Promise<string> {
    await wait(450);
    const text = this.written.replaceAll(/\u001b\[[0-9;?]*[A-Za-z]/g, "");
    this.written = "";
    return text;
  }
}
