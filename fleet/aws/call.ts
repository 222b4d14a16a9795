import { errorLine, isAccessDenied } from "./errors";

/** A call to AWS that failed, and the permission that it needs. */
export class CallError extends Error {
  override readonly name = "CallError";
  readonly denied: boolean;

  constructor(
    readonly action: string,
    override readonly cause: unknown,
  ) {
    super(errorLine(cause));
    this.denied = isAccessDenied(cause);
  }
}

/** Calls to AWS for which a command has the permissions: no other actions than those that it says it needs. */
export interface Calls<Action extends string> {
  /**
   * Makes a call to AWS.
   * @throws CallError
   */
  call: <T>(action: Action, request: () => Promise<T>) => Promise<T>;
  /**
   * As `call`, but one error is an answer too: `undefined`.
   * @param code Of that error, without `Exception`: some services send it with, some without.
   * @throws CallError
   */
  callUnless: <T>(code: string, action: Action, request: () => Promise<T>) => Promise<T | undefined>;
}

export const CALLS: Calls<string> = {
  call: async (action, request) => {
    try {
      return await request();
    } catch (error) {
      throw new CallError(action, error);
    }
  },
  callUnless: (code, action, request) =>
    CALLS.call(action, () =>
      request().catch((error: unknown) => {
        if (error instanceof Error && error.name.replace(/Exception$/, "") === code) return undefined;
        throw error;
      }),
    ),
};

/**
 * How every AWS client of the command line meets throttling: the SDK slows down by what AWS answers, and tries again.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 */
export const RETRY = { retryMode: "adaptive", maxAttempts: 8 } as const;
