/** What AWS, or the SDK on its behalf, said: one line, `AccessDenied: User … is not authorized to perform …`. */
export function errorLine(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
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
