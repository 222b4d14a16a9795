import { connect } from "node:net";

const ENGINE_CHECK_MS = 1_000;

/**
 * Ends this plugin with the engine that started it. The engine ends its plugins by an interrupt to their process group;
 * killed itself, it cannot even do that.
 *
 * @param engineAddress - `host:port` at which the engine serves, as it tells each plugin; absent where a test starts the plugin.
 */
export function endWithEngine(engineAddress: string | undefined): void {
  const end = (): never => process.exit(0);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, end);
  const engine = process.ppid;
  setInterval(() => {
    if (process.ppid !== engine) end();
  }, ENGINE_CHECK_MS);
  if (engineAddress === undefined) return;
  // Killed before this line, it has left us another parent already; but then nothing answers at its address.
  const connection = connect(Number(engineAddress.split(":").at(-1)), "127.0.0.1", () =>
    connection.destroy(),
  );
  connection.on("error", end);
}
