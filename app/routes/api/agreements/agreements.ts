import type { LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import { answerCall } from "~/access/api/bearer.server";
import { discloseAgreements } from "~/domain/agreements/disclosure";
import { isBinding } from "~/domain/agreements/state";
import { termOf } from "~/domain/agreements/term";
import { readAgreements } from "~/records/agreements/agreements.server";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { todayIso } from "~/records/today";
import { obligationRows, readObligationFacts } from "~/routes/partnership/index.server";
import type { agreement } from "./agreement-schemas";

/** The agreements: whole where the token's institution is a party, else who has signed. */
export async function loader(args: LoaderFunctionArgs) {
  return answerCall(args, "see agreements", async ({ db, viewer }) => {
    const catalog = await readCatalog(db);
    const today = todayIso();
    const facts = await readObligationFacts({ db }, catalog);
    const slugs = new Map(catalog.members.map(({ id, slug }) => [id, slug]));
    const outlines = discloseAgreements(await readAgreements(db), viewer, today);
    return Response.json(
      outlines.map((outline): z.infer<typeof agreement> => {
        const { id, title, kind, state, parties, whole } = outline;
        const rows = obligationRows(outline, { viewer, facts, today });
        return {
          id,
          title,
          kind,
          state,
          parties: parties.map(({ organizationId, name, signed, withdrawn }) => ({
            organization: name,
            member: slugs.get(organizationId) ?? null,
            signed,
            withdrawn,
          })),
          content: whole && {
            summary: whole.summary,
            effectiveOn: whole.effectiveOn,
            ...termOf(whole, today),
            signatures: whole.parties.map(({ name, ...party }) => ({
              organization: name,
              signatory: party.signatory,
              signatoryTitle: party.signatoryTitle,
              signedOn: party.signedOn,
              approvedBy: party.approvedBy,
              approvalNumber: party.approvalNumber,
              approvedOn: party.approvedOn,
              withdrewOn: party.withdrewOn,
            })),
            floor: kind === "data_sharing" ? { binds: isBinding(whole, today), ...whole.floor } : null,
            obligations: rows.map(({ party, text, kind: about, periods }) => ({
              organization: party,
              promise: text,
              about,
              periods: periods.map(({ dueOn, state: is, doneOn, waived }) => ({
                dueOn,
                state: is,
                doneOn,
                waived,
              })),
            })),
          },
        };
      }),
    );
  });
}
