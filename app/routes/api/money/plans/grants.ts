import type { ActionFunctionArgs } from "@remix-run/node";
import { answerCall } from "~/access/api/bearer.server";
import { jsonOf } from "~/access/limits/body.server";
import { grantsForm } from "~/domain/money/forms";
import { organizationIn } from "~/domain/people/form";
import { lockMoney } from "~/records/locks.server";
import { saveGrants } from "~/records/money/settings.server";
import { refuse } from "~/routes/api/answering/refusals";
import { byMethod, onlyTakes } from "~/routes/api/answering/removing.server";
import { BODY_BYTES, faultsOf, writtenTo } from "../entries/writing.server";
import { grantsBody } from "./plan-schemas";

export const loader = onlyTakes({ PUT: true });

/** Says which members a funder also funds, whatever for. */
export const action = byMethod({ PUT: store });

const WORD = "list of grants";

async function store(args: ActionFunctionArgs): Promise<Response> {
  const sent = await jsonOf(args.request, BODY_BYTES);
  return answerCall(args, "keep money", async ({ db }) => {
    const parsed = grantsBody.safeParse(sent);
    if (!parsed.success) return refuse(WORD, faultsOf(parsed.error));
    await lockMoney(db);
    const { catalog, organization } = await writtenTo(db);
    const idOf = new Map(catalog.members.map(({ id, slug }) => [slug, id]));
    const unknown = parsed.data.funded.find((slug) => !idOf.has(slug));
    if (unknown !== undefined)
      return refuse(WORD, [{ field: "funded", message: `There is no member ${unknown.slice(0, 60)}.` }]);
    const read = grantsForm.safeParse({
      organization: organization(parsed.data.organization),
      funded: parsed.data.funded.map((slug) => idOf.get(slug)),
    });
    if (!read.success) return refuse(WORD, faultsOf(read.error));
    const funder = organizationIn(read.data.organization);
    const others = read.data.funded.filter((id) => id !== funder.memberId);
    await saveGrants(db, funder, others);
    const slugs = catalog.members.filter(({ id }) => others.includes(id)).map(({ slug }) => slug);
    return Response.json({ organization: parsed.data.organization, funded: slugs });
  });
}
