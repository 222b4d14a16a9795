/** Of the plugin; the engine takes it for every program that asks for this version or none. */
export const VERSION = "1.0.0";
