import { CALLS, type Calls } from "../aws/call";
import type { DoctorAction } from "./permissions";

export { CallError } from "../aws/call";

export const { call, callUnless }: Calls<DoctorAction> = CALLS;
