// expect: pass config=exempt-ci
// aws-native completes the name of a user without one, so that it begins with the Pulumi name, which is exempted
import { Any } from "../kit";

new Any("aws-native:iam:User", "ci-build", {}, { version: "1.0.0" });
