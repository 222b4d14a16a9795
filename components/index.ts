export { AccountBaseline, type BaselineOutputs } from "./accountBaseline";
export type * from "./args";
