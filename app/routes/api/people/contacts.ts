import type { LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import { answerCall } from "~/access/api/bearer.server";
import { organizationOf } from "~/domain/people/bodies";
import { listAnswer } from "~/routes/api/answering/list-answer";
import { readPartnership } from "~/routes/partnership/index.server";
import { contact } from "./people-schemas";

/** Who takes part for whom; addresses only of those whom the page shows them of. */
export async function loader(args: LoaderFunctionArgs) {
  return answerCall(args, "see partnership", async (call) => {
    const { catalog, contacts, directory } = await readPartnership(call);
    const slugs = new Map(catalog.members.map(({ id, slug }) => [id, slug]));
    const list = contacts.map(
      (own): z.infer<typeof contact> => ({
        id: own.id,
        name: own.name,
        organization: organizationOf(own, directory),
        member: slugs.get(own.memberId ?? "") ?? null,
        jobTitle: own.jobTitle,
        duty: own.duty,
        email: own.email || null,
        phone: own.phone || null,
        from: own.from,
        until: own.until,
      }),
    );
    return listAnswer(args.request, contact, list);
  });
}
