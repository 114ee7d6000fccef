import { DateTime } from "luxon";
import { z } from "zod";
import { agreementForm, obligationForm } from "../app/domain/agreements/forms";
import type { Catalog } from "../app/domain/terms";
import { readAgreements } from "../app/records/agreements/agreements.server";
import { addAgreement } from "../app/records/agreements/store-agreements.server";
import { addDocument, addObligation, putParty } from "../app/records/agreements/store-parts.server";
import { readGoals } from "../app/records/goals/goals.server";
import { todayIso } from "../app/records/today";
import type { TenantDb } from "../db/tenant";

/** Days from the day of loading, so that the example is always in the middle of its term. */
const days = z.number().int().nullable().default(null);

const partySchema = z.strictObject({
  member: z.string(),
  signatory: z.string().default(""),
  signatoryTitle: z.string().default(""),
  signedInDays: days,
  approvedBy: z.string().default(""),
  approvalNumber: z.string().default(""),
  approvedInDays: days,
});

const agreementsSchema = z.array(
  z.strictObject({
    kind: z.string(),
    title: z.string(),
    summary: z.string(),
    effectiveInDays: days,
    endsInDays: days,
    renewal: z.string().default("none"),
    minimumContributors: z.number().optional(),
    mayPublish: z.string().optional(),
    removal: z.string().optional(),
    /** It names every goal that an institution has of its own. */
    ownGoals: z.boolean().default(false),
    parties: z.array(partySchema),
    obligations: z
      .array(
        z.strictObject({
          member: z.string(),
          text: z.string(),
          kind: z.string(),
          month: z.number(),
          day: z.number(),
        }),
      )
      .default([]),
    link: z.strictObject({ name: z.string(), url: z.url() }).optional(),
  }),
);

/** Stores agreements with who signed them and what they promised, each with its history. */
export async function loadAgreements(db: TenantDb, { members }: Catalog, file: unknown): Promise<void> {
  const today = DateTime.fromISO(todayIso(), { zone: "utc" });
  const on = (offset: number | null) => (offset === null ? null : today.plus({ days: offset }).toISODate());
  const idOf = (slug: string) => members.find((member) => member.slug === slug)?.id ?? null;
  const ownGoals = (await readGoals(db)).filter(
    ({ memberId, state }) => memberId !== null && state !== "draft",
  );
  for (const entry of agreementsSchema.parse(file)) {
    const { effectiveInDays, endsInDays, ownGoals: namesGoals, parties, obligations, link, ...rest } = entry;
    const fields = agreementForm.parse({
      ...rest,
      effectiveOn: on(effectiveInDays) ?? undefined,
      endsOn: on(endsInDays) ?? undefined,
      goals: namesGoals ? ownGoals.map(({ id }) => id) : [],
    });
    const id = await addAgreement(db, fields);
    for (const { member, signedInDays, approvedInDays, ...party } of parties)
      await putParty(db, id, null, {
        ...party,
        memberId: idOf(member),
        partnerId: null,
        signedOn: on(signedInDays),
        approvedOn: on(approvedInDays),
        withdrewOn: null,
      });
    if (link) await addDocument(db, id, { ...link, file: null });
    if (obligations.length === 0) continue;
    const stored = (await readAgreements(db)).find((agreement) => agreement.id === id);
    for (const { member, ...obligation } of obligations) {
      const partyId = stored?.parties.find(({ memberId }) => memberId === idOf(member))?.id;
      await addObligation(db, id, obligationForm.parse({ ...obligation, partyId, every: "year" }));
    }
  }
}
