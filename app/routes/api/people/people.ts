import type { LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import { answerCall } from "~/access/api/bearer.server";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { listInvitations } from "~/records/people/invitations.server";
import { listPeople } from "~/records/people/people.server";
import type { people } from "./people-schemas";

/** Who has which role, and who is invited, for those who manage people. */
export async function loader(args: LoaderFunctionArgs) {
  return answerCall(args, "manage people", async ({ db }) => {
    const { members } = await readCatalog(db);
    const slugs = new Map(members.map(({ id, slug }) => [id, slug]));
    const answer: z.infer<typeof people> = {
      people: (await listPeople(db)).map(({ name, email, role, memberId, since, seenOn }) => ({
        name,
        email,
        role,
        member: slugs.get(memberId ?? "") ?? null,
        since: since.toISOString(),
        seenOn,
      })),
      invitations: (await listInvitations(db)).map(({ email, role, member, createdAt, expiresAt }) => ({
        email,
        role,
        member,
        createdAt: createdAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
      })),
    };
    return Response.json(answer);
  });
}
