// expect: block rule=iam-user-mfa-enforcement user=ci-evil config=exempt-ci
// an aws-native user has a name that is not known in the preview, and is exempted by its Pulumi name
import * as aws from "@pulumi/aws";

import { Any } from "../kit";

const t = new aws.sns.Topic("t", {});
new Any("aws-native:iam:User", "ci-evil", { userName: t.arn.apply(() => "rogue") }, { version: "1.0.0" });
