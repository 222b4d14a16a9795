/** A Pulumi engine, and how it comes to its language host for Node programs. */
export interface Engine {
  /** Path of the `pulumi` binary. */
  readonly pulumi: string;
  /** Without a leading v, such as 3.276.0. */
  readonly version: string;
  readonly source: "path" | "installer" | "go-build";
  /** `found`: the official one, next to the engine or on PATH; `own`: sandbox/language-host. */
  readonly languageHost: "found" | "own";
}
