// expect: pass config=exempt-ci
// an aws-native user is exempted by its name in AWS
import { Any } from "../kit";

new Any("aws-native:iam:User", "u", { userName: "ci-runner" }, { version: "1.0.0" });
