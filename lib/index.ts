export { AccountBaseline, type BaselineNodes, type BaselineOutputs } from "../components";
export * from "../components/args";
export { loadArgs } from "./loadArgs";
