import type { EngineEvent } from "@pulumi/pulumi/automation";

import { type Finding, resourceOf } from "../../runs/result";

/** Collects what policy packs report. */
export class FindingCollector {
  private readonly list: Finding[] = [];

  take({ policyEvent }: EngineEvent): void {
    if (policyEvent === undefined) return;
    const { policyName, enforcementLevel, message, resourceUrn } = policyEvent;
    this.list.push({
      control: policyName,
      level: enforcementLevel === "mandatory" ? "mandatory" : "advisory",
      ...(resourceUrn === undefined || resourceUrn === "" ? {} : resourceOf(resourceUrn)),
      // The engine ends each message with a newline.
      message: message.trimEnd(),
    });
  }

  /** Adds what the fleet found itself. */
  add(findings: readonly Finding[]): void {
    this.list.push(...findings);
  }

  findings(): readonly Finding[] {
    return this.list;
  }

  isBlocked(): boolean {
    return this.list.some(({ level }) => level === "mandatory");
  }

  /**
   * The gist in one line: the rules that object, each with the first of what it objects to and how much more there is.
   * The findings have all of it.
   */
  blockedBy(): string {
    const found = new Map<string, string[]>();
    for (const { control, level, message } of this.list) {
      if (level !== "mandatory") continue;
      // CrossGuard puts the rule's description before what was found.
      const [description = "", first = description] = message.split("\n");
      found.set(control, [...(found.get(control) ?? []), first.trim()]);
    }
    return [...found]
      .map(([control, [first = "", ...more]]) => {
        const rest = more.length === 0 ? "" : ` (and ${more.length} more)`;
        return `${control}: ${first}${rest}`;
      })
      .join("; ");
  }
}
