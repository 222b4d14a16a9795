import { isIP } from "node:net";

import type { OperatorFamily } from "./operatorFamily";

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
