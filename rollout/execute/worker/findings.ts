import type { EngineEvent } from "@pulumi/pulumi/automation";

import type { Finding } from "../../run/result";

/** Collects what policy packs report. */
export class FindingCollector {
  private readonly list: Finding[] = [];

  take({ policyEvent }: EngineEvent): void {
    if (policyEvent === undefined) return;
    const { policyName, enforcementLevel, message, resourceUrn } = policyEvent;
    this.list.push({
      control: policyName,
      level: enforcementLevel === "mandatory" ? "mandatory" : "advisory",
      ...(resourceUrn === undefined || resourceUrn === ""
        ? {}
        : { subject: resourceUrn.slice(resourceUrn.lastIndexOf("::") + 2) }),
      message,
    });
  }

  findings(): readonly Finding[] {
    return this.list;
  }

  isBlocked(): boolean {
    return this.list.some(({ level }) => level === "mandatory");
  }

  /** The rules that object, each with the first of what it objects to, in one line. */
  blockedBy(): string {
    const mandatory = this.list.filter(({ level }) => level === "mandatory");
    const first = new Map<string, string>();
    for (const { control, message } of mandatory) {
      // CrossGuard puts the rule's description before what was found.
      const [description = "", found = description] = message.split("\n");
      if (!first.has(control)) first.set(control, found);
    }
    return [...first].map(([control, found]) => `${control}: ${found.trim()}`).join("; ");
  }
}
