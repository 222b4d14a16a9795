import { CALLS, type Calls } from "../aws/call";
import type { AdoptAction } from "./permissions";

export const { call, callUnless }: Calls<AdoptAction> = CALLS;
