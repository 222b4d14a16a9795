// expect: pass config=smtp
// users for SES's SMTP, each with a key whose password goes to Secrets Manager, exempted by name
import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

for (const app of ["shop", "blog"]) {
  const user = new aws.iam.User(`ses-${app}`, { name: `ses-${app}`, path: "/smtp/" });
  new aws.iam.UserPolicy(`ses-${app}`, {
    user: user.name,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["ses:SendRawEmail"],
          Resource: "*",
          Condition: { StringLike: { "ses:FromAddress": `*@${app}.example.com` } },
        },
      ],
    }),
  });
  const key = new aws.iam.AccessKey(`ses-${app}`, { user: user.name });
  const secret = new aws.secretsmanager.Secret(`smtp-${app}`, { name: `smtp/${app}` });
  new aws.secretsmanager.SecretVersion(`smtp-${app}`, {
    secretId: secret.id,
    secretString: pulumi.jsonStringify({ user: key.id, password: key.sesSmtpPasswordV4 }),
  });
}
