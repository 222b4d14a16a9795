import type { IAM, StatusType } from "@aws-sdk/client-iam";
import { z } from "zod";
import { ifExists, present } from "../../errors";
import { defineResource } from "../../resourceType";
import { iamName } from "../schemas";

/** An X.509 certificate. https://docs.aws.amazon.com/IAM/latest/APIReference/API_UploadSigningCertificate.html */
export const signingCertificate = defineResource({
  type: "aws:iam/signingCertificate:SigningCertificate",
  inputs: z.strictObject({
    userName: iamName(64),
    certificateBody: z.string().min(1).max(16_384),
    status: z.enum(["Active", "Inactive"]),
  }),
  defaults: { status: "Active" },
  computed: ["certificateId"],
  replaceOn: ["userName", "certificateBody"],
  canonical: { certificateBody: (body) => (typeof body === "string" ? body.trim() : body) },

  async create(session, { userName: UserName, certificateBody, status }) {
    const iam = await session.clients.iam();
    const { Certificate } = await iam.uploadSigningCertificate({
      UserName,
      CertificateBody: certificateBody,
    });
    const id = `${present(Certificate?.CertificateId, "certificate id")}:${UserName}`;
    if (status === "Inactive") await setStatus(iam, id, status);
    return { id };
  },

  async read(session, id) {
    const iam = await session.clients.iam();
    const { CertificateId, UserName } = parts(id);
    const found = await ifExists(iam.listSigningCertificates({ UserName }));
    const certificate = found?.Certificates?.find((each) => each.CertificateId === CertificateId);
    if (certificate === undefined) return undefined;
    return {
      userName: UserName,
      certificateBody: certificate.CertificateBody,
      status: certificate.Status,
      certificateId: CertificateId,
    };
  },

  async update(session, { id, news: { status } }) {
    await setStatus(await session.clients.iam(), id, status);
  },

  async delete(session, id) {
    const iam = await session.clients.iam();
    await ifExists(iam.deleteSigningCertificate(parts(id)));
  },
});

async function setStatus(iam: IAM, id: string, Status: StatusType): Promise<void> {
  await iam.updateSigningCertificate({ ...parts(id), Status });
}

function parts(id: string): { CertificateId: string; UserName: string } {
  const [CertificateId, UserName] = id.split(":");
  if (CertificateId === undefined || UserName === undefined) {
    throw new Error(`the id "${id}" is not of the form <certificate id>:<user name>`);
  }
  return { CertificateId, UserName };
}
