// A Deny for the service that somebody thought of.
import { WITHOUT_MFA, WORK } from "../documents";
import { team } from "../team";

team("developers", "rogue", [
  WORK,
  { Effect: "Deny", Action: "ec2:*", Resource: "*", Condition: WITHOUT_MFA },
]);
