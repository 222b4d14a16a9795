import { errorLine, isAccessDenied } from "../aws/errors";
import type { DoctorAction } from "./permissions";

/** A call to AWS that failed, and the permission that it needs. */
export class CallError extends Error {
  override readonly name = "CallError";
  readonly denied: boolean;

  constructor(
    readonly action: DoctorAction,
    override readonly cause: unknown,
  ) {
    super(errorLine(cause));
    this.denied = isAccessDenied(cause);
  }
}

/**
 * Makes a call to AWS.
 * @throws CallError
 */
export async function call<T>(action: DoctorAction, request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    throw new CallError(action, error);
  }
}

/**
 * As `call`, but one error is an answer too: `undefined`.
 * @param code Of that error, without `Exception`: some services send it with, some without.
 * @throws CallError
 */
export async function callUnless<T>(
  code: string,
  action: DoctorAction,
  request: () => Promise<T>,
): Promise<T | undefined> {
  return call(action, () =>
    request().catch((error: unknown) => {
      if (error instanceof Error && error.name.replace(/Exception$/, "") === code) return undefined;
      throw error;
    }),
  );
}
