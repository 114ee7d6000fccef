import type { LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import { answerCall } from "~/access/api/bearer.server";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readShownPath, readShownProfile } from "~/routes/path/index.server";
import type { profile } from "./profile-schemas";

/** The profile with its hosts, offers, phase, and path. */
export async function loader(args: LoaderFunctionArgs) {
  return answerCall(args, "see partnership", async (call) => {
    const catalog = await readCatalog(call.db);
    const shown = await readShownProfile(call, catalog);
    const { steps } = await readShownPath(call, catalog);
    const { revision: _revision, phase, phaseOn, ...fields } = shown.profile;
    const answer: z.infer<typeof profile> = {
      ...fields,
      phase: phase && { name: phase, since: phaseOn, contradictions: shown.contradictions },
      hosts: shown.hosts.map(({ name, arrangement, fiscalSponsor, from, until }) => ({
        organization: name,
        arrangement,
        fiscalSponsor,
        from,
        until,
      })),
      offers: shown.offers.map(({ what, name, toWhom }) => ({ what, organization: name, toWhom })),
      path: steps,
    };
    return Response.json(answer);
  });
}
