export { AccountBaseline, type BaselineNodes, type BaselineOutputs } from "./accountBaseline";
export * from "./args";
