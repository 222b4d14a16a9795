export { AccountBaseline } from "./accountBaseline";
export type * from "./args";
