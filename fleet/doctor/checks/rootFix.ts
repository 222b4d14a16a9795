/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html */
export const ROOT_CREDENTIALS_FIX =
  "In an organization with central root access the management account can delete the root user's credentials instead (IAM, Root access management).";
