/** A mistake in the command line or in a file: shown without a stack trace, exit code 2, and nothing was done. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
