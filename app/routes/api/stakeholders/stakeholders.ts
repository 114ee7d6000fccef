import type { LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import { answerCall } from "~/access/api/bearer.server";
import { engagementOn, gapsIn } from "~/domain/stakeholders/stakeholders";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readStakeholders, readVotingSeats } from "~/records/stakeholders/stakeholders.server";
import { todayIso } from "~/records/today";
import type { stakeholders } from "./stakeholder-schemas";

/** Organizations and groups around the partnership, and what is missing; for those who run it. */
export async function loader(args: LoaderFunctionArgs) {
  return answerCall(args, "run partnership", async ({ db }) => {
    const { members } = await readCatalog(db);
    const slugs = new Map(members.map(({ id, slug }) => [id, slug]));
    const today = todayIso();
    const stored = await readStakeholders(db);
    const answer: z.infer<typeof stakeholders> = {
      stakeholders: stored.map((own) => ({
        id: own.id,
        name: own.name,
        member: slugs.get(own.memberId ?? "") ?? null,
        partner: own.partnerId,
        interest: own.interest,
        influence: own.influence,
        speaks: own.speaks,
        engagement: engagementOn(own, today),
        engagements: own.engagements,
        assets: own.assets,
        offers: own.offers,
      })),
      gaps: gapsIn(stored, await readVotingSeats(db, today), today),
    };
    return Response.json(answer);
  });
}
