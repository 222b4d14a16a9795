import type { IAM, StatusType } from "@aws-sdk/client-iam";
import { z } from "zod";
import { ifExists, present } from "../../errors";
import { defineResource } from "../../resourceType";
import { iamName } from "../schemas";

/**
 * A password or an API key for a single service.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceSpecificCredential.html
 */
export const serviceSpecificCredential = defineResource({
  type: "aws:iam/serviceSpecificCredential:ServiceSpecificCredential",
  inputs: z.strictObject({
    serviceName: z.string(),
    userName: iamName(64),
    credentialAgeDays: z.int().min(1).max(36_600).optional(),
    status: z.enum(["Active", "Inactive", "Expired"]),
  }),
  defaults: { status: "Active" },
  computed: [
    "createDate",
    "expirationDate",
    "serviceCredentialAlias",
    "serviceCredentialSecret",
    "servicePassword",
    "serviceSpecificCredentialId",
    "serviceUserName",
  ],
  secrets: ["serviceCredentialSecret", "servicePassword"],
  replaceOn: ["serviceName", "userName", "credentialAgeDays"],

  async create(session, { serviceName, userName: UserName, credentialAgeDays, status }) {
    const iam = await session.clients.iam();
    const { ServiceSpecificCredential: made } = await iam.createServiceSpecificCredential({
      ServiceName: serviceName,
      UserName,
      CredentialAgeDays: credentialAgeDays,
    });
    const credential = present(made, "service-specific credential");
    const id = [serviceName, UserName, credential.ServiceSpecificCredentialId].join(":");
    if (status !== "Active") await setStatus(iam, id, status);
    // A service has one of the two; the other one is empty.
    const { ServicePassword: servicePassword = "", ServiceCredentialSecret: serviceCredentialSecret = "" } =
      credential;
    return { id, outputs: { servicePassword, serviceCredentialSecret } };
  },

  async read(session, id) {
    const iam = await session.clients.iam();
    const { ServiceName, UserName, ServiceSpecificCredentialId } = parts(id);
    const found = await ifExists(iam.listServiceSpecificCredentials({ ServiceName, UserName }));
    const credential = found?.ServiceSpecificCredentials?.find(
      (each) => each.ServiceSpecificCredentialId === ServiceSpecificCredentialId,
    );
    if (credential === undefined) return undefined;
    return {
      serviceName: ServiceName,
      userName: UserName,
      status: credential.Status,
      createDate: credential.CreateDate?.toISOString(),
      expirationDate: credential.ExpirationDate?.toISOString(),
      serviceSpecificCredentialId: ServiceSpecificCredentialId,
      serviceUserName: credential.ServiceUserName ?? "",
      serviceCredentialAlias: credential.ServiceCredentialAlias ?? "",
    };
  },

  async update(session, { id, news: { status } }) {
    await setStatus(await session.clients.iam(), id, status);
  },

  async delete(session, id) {
    const iam = await session.clients.iam();
    const { UserName, ServiceSpecificCredentialId } = parts(id);
    await ifExists(iam.deleteServiceSpecificCredential({ UserName, ServiceSpecificCredentialId }));
  },
});

async function setStatus(iam: IAM, id: string, Status: StatusType): Promise<void> {
  const { UserName, ServiceSpecificCredentialId } = parts(id);
  await iam.updateServiceSpecificCredential({ UserName, ServiceSpecificCredentialId, Status });
}

function parts(id: string): { ServiceName: string; UserName: string; ServiceSpecificCredentialId: string } {
  const [ServiceName, UserName, ServiceSpecificCredentialId] = id.split(":");
  if (ServiceName === undefined || UserName === undefined || ServiceSpecificCredentialId === undefined) {
    throw new Error(`the id "${id}" is not of the form <service name>:<user name>:<credential id>`);
  }
  return { ServiceName, UserName, ServiceSpecificCredentialId };
}
