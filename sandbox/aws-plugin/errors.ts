/** A rule of AWS that the emulator does not enforce and the stand-in therefore does; `code` is AWS's own. */
export class AwsRuleError extends Error {
  constructor(code: string, message: string) {
    super(message);
    this.name = code;
  }
}

const MISSING = new Set([
  "NoSuchEntity",
  "NoSuchEntityException",
  "NotFound",
  "NotFoundException",
  "ResourceNotFound",
  "ResourceNotFoundException",
]);

/** Whether a service answered that the thing asked for does not exist. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && MISSING.has(error.name);
}

/** The answer of a service, or undefined when the thing asked for does not exist. */
export async function ifExists<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** `EntityAlreadyExists: User alice already exists`, for errors of a service; the bare message for all others. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = error.name.replace(/Exception$/, "");
  return code === "Error" ? error.message : `${code}: ${error.message}`;
}

/** A field that every real answer of a service has; its absence is a defect of the emulator, said as such. */
export function present<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the emulator's answer has no ${what}`);
  return value;
}
