// A user through Cloud Control, which awsguard and the like do not look at.
import { NativeIam } from "../native";

new NativeIam("User", "rogue", { userName: "rogue" });
