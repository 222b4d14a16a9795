export { AccountBaseline, type BaselineOutputs } from "../components";
export type * from "../components/args";
export { loadArgs } from "./loadArgs";
