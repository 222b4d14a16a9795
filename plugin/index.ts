export { serve } from "./provider";
