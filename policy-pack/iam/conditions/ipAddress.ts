import { isIP } from "node:net";

import type { OperatorFamily } from "./operatorFamily";

/** The addresses from the first to the last of a range, as numbers. */
export interface AddressRange {
  version: 4 | 6;
  first: bigint;
  last: bigint;
}

/** Reads an address or a range in CIDR notation that `isValid` accepts. */
export function addressRange(text: string): AddressRange {
  const [address = "", prefix] = text.split("/");
  const version = isIP(address) === 4 ? 4 : 6;
  const size = version === 4 ? 32 : 128;
  const number = version === 4 ? numberOf(address.split("."), 10, 8n) : numberOf(groupsOf(address), 16, 16n);
  const free = BigInt(size - Number(prefix ?? size));
  const first = (number >> free) << free;
  return { version, first, last: first + (1n << free) - 1n };
}

function numberOf(parts: readonly string[], radix: 10 | 16, bits: bigint): bigint {
  return parts.reduce((sum, part) => (sum << bits) + BigInt(parseInt(part, radix)), 0n);
}

/** The eight groups of an IPv6 address. The last two may be written as an IPv4 address. */
function groupsOf(address: string): string[] {
  const text = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...bytes: string[]) => {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.slice(0, 4).map(Number);
    return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
  });
  const [head = "", tail] = text.split("::");
  const groups = (part: string): string[] => part.split(":").filter((it) => it !== "");
  if (tail === undefined) return groups(head);
  const missing = 8 - groups(head).length - groups(tail).length;
  return [...groups(head), ...Array.from({ length: missing }, () => "0"), ...groups(tail)];
}

/** `IpAddress`: an address or a range. No session is bound to an address, so the answer is never certain. */
export const ipAddress: OperatorFamily = {
  expects: "an IP address or a range such as 203.0.113.0/24",
  variables: false,
  isValid: (value) => {
    const [address = "", prefix] = value.split("/", 2);
    const version = isIP(address);
    if (version === 0 || value.split("/").length > 2) return false;
    return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128));
  },
  matches: () => "unknown",
};
