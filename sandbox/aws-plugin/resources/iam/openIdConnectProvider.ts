import { z } from "zod";
import { isEqual, unordered } from "../../diff";
import { ifExists, present } from "../../errors";
import { defineResource } from "../../resourceType";
import type { Session } from "../../session";
import { fromTagList, toTagList, updateTags } from "../../tags";
import { tags } from "../schemas";

const inputs = z.strictObject({
  url: z
    .string()
    .max(255)
    .regex(/^https:\/\/[^\s?#]+$/, "IAM expects an https URL without a query"),
  clientIdLists: z.array(z.string().min(1).max(255)),
  thumbprintLists: z.array(z.string().length(40, "a thumbprint has 40 hexadecimal digits")).optional(),
  tags,
});

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html */
export const openIdConnectProvider = defineResource({
  type: "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
  inputs,
  taggable: true,
  computed: ["arn", "thumbprintLists"],
  replaceOn: ["url"],
  canonical: { clientIdLists: unordered, url: withoutScheme },

  async create(session, news) {
    return { id: await create(session, news) };
  },

  async read(session, id) {
    const iam = await session.clients.iam();
    const found = await ifExists(iam.getOpenIDConnectProvider({ OpenIDConnectProviderArn: id }));
    if (found === undefined) return undefined;
    return {
      url: `https://${String(withoutScheme(found.Url))}`,
      clientIdLists: found.ClientIDList ?? [],
      thumbprintLists: found.ThumbprintList ?? [],
      tags: fromTagList(found.Tags),
      arn: id,
    };
  },

  async update(session, { id: OpenIDConnectProviderArn, olds, news }) {
    const iam = await session.clients.iam();
    if (!isEqual(openIdConnectProvider, "clientIdLists", olds.clientIdLists, news.clientIdLists)) {
      // The emulator has no call to add or remove a client id; the ARN follows from the URL and stays.
      await iam.deleteOpenIDConnectProvider({ OpenIDConnectProviderArn });
      await create(session, news);
      return;
    }
    const ThumbprintList = news.thumbprintLists ?? [];
    // IAM refuses an empty list, so the real provider leaves what is there.
    if (ThumbprintList.length > 0) {
      await iam.updateOpenIDConnectProviderThumbprint({ OpenIDConnectProviderArn, ThumbprintList });
    }
    await updateTags(olds.tags, news.tags, {
      set: (set) => iam.tagOpenIDConnectProvider({ OpenIDConnectProviderArn, Tags: toTagList(set) }),
      remove: (TagKeys) => iam.untagOpenIDConnectProvider({ OpenIDConnectProviderArn, TagKeys }),
    });
  },

  async delete(session, OpenIDConnectProviderArn) {
    const iam = await session.clients.iam();
    await ifExists(iam.deleteOpenIDConnectProvider({ OpenIDConnectProviderArn }));
  },
});

async function create({ clients }: Session, news: z.output<typeof inputs>): Promise<string> {
  const iam = await clients.iam();
  const { OpenIDConnectProviderArn } = await iam.createOpenIDConnectProvider({
    Url: news.url,
    ClientIDList: news.clientIdLists,
    ThumbprintList: news.thumbprintLists,
    Tags: toTagList(news.tags),
  });
  return present(OpenIDConnectProviderArn, "ARN of the provider");
}

/** IAM shows a URL without its scheme. */
function withoutScheme(url: unknown): unknown {
  return typeof url === "string" ? url.replace(/^https:\/\//, "") : url;
}
