/** A mistake or a lack that the user can mend: its message is all that is to be shown, without a stack trace. */
export class SandboxError extends Error {}

/** There is no Pulumi engine, and none can be got on this machine. */
export class EngineUnavailableError extends SandboxError {}
