import prompts from "prompts";

import { UsageError } from "../usageError";

/**
 * @throws UsageError where nobody can be asked and the flag that stands for the answer is not given.
 */
export function requireTerminalOr(given: boolean, flag: string): void {
  if (!given && !process.stdin.isTTY)
    throw new UsageError(`no terminal to ask on; ${flag} goes ahead without asking`);
}

/** Asks yes or no on the terminal; anything but a yes is a no. */
export async function confirm(message: string): Promise<boolean> {
  const answer: { go?: boolean } = await prompts({ type: "confirm", name: "go", message, initial: false });
  return answer.go === true;
}

/** Asks for a name to be typed, and says whether it was. */
export async function confirmByName(message: string, name: string): Promise<boolean> {
  const answer: { typed?: string } = await prompts({ type: "text", name: "typed", message });
  return answer.typed === name;
}
