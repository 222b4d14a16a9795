/** What the SDK adds to the error of its parser, for those who have the error at hand. */
const NO_ANSWER = "Deserialization error";

/** What AWS, or the SDK on its behalf, said: one line, `AccessDenied: User … is not authorized to perform …`. */
export function errorLine(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.message.includes(NO_ANSWER)) {
    const { $metadata } = error as { $metadata?: { httpStatusCode?: number } };
    return `HTTP ${$metadata?.httpStatusCode ?? "status unknown"}: what came back is no answer of AWS, but of a proxy or an emulator`;
  }
  const text = error.message.replace(/\s+/g, " ").trim();
  return error.name === "Error" || text.startsWith(error.name) ? text : `${error.name}: ${text}`;
}

/** Whether AWS refused the call for want of a permission; services name that differently. */
export function isAccessDenied(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^(AccessDenied|AccessDeniedException|AuthorizationError\w*|UnauthorizedOperation)$/.test(error.name)
  );
}
