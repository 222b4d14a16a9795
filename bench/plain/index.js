"use strict";
const aws = require("@pulumi/aws");

new aws.iam.User("one");
