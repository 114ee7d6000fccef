import { DateTime } from "luxon";
import { z } from "zod";
import { CRITERION_KEYS, type Scores } from "../app/domain/path/convener";
import { evidenceForm, notNeededForm } from "../app/domain/path/forms";
import { hostForm, offerForm, profileForm } from "../app/domain/path/profile";
import { organizationIn } from "../app/domain/people/form";
import { engagementForm, stakeholderForm } from "../app/domain/stakeholders/stakeholders";
import type { Catalog } from "../app/domain/terms";
import { readPeople } from "../app/records/partnership/people.server";
import { addCandidate, rate, setInitiator } from "../app/records/path/convener.server";
import { readPathChoices } from "../app/records/path/facts.server";
import { addEvidence, nameAgendaItem, setNotNeeded } from "../app/records/path/path.server";
import { addHost, addOffer, saveProfile } from "../app/records/path/profile.server";
import { addStakeholder, engage } from "../app/records/stakeholders/stakeholders.server";
import type { TenantDb } from "../db/tenant";

/** Days are counted back from the day of loading; organizations are members by slug or partners by name. */
const fileSchema = z.strictObject({
  profile: z.looseObject({ phaseSinceDaysAgo: z.int() }),
  hosts: z.array(
    z.looseObject({ organization: z.string(), fromDaysAgo: z.int(), untilDaysAgo: z.int().optional() }),
  ),
  offers: z.array(z.looseObject({ organization: z.string() })),
  stakeholders: z.array(
    z.looseObject({
      organization: z.string().optional(),
      engagements: z.array(z.strictObject({ engagement: z.string(), daysAgo: z.int() })),
    }),
  ),
  evidence: z.array(z.looseObject({ organization: z.string().optional(), daysAgo: z.int().optional() })),
  /** Title of the agenda item. */
  commonGround: z.string(),
  notNeeded: z.record(z.string(), z.string()),
  candidates: z.array(
    z.strictObject({
      organization: z.string(),
      initiator: z.boolean(),
      ratings: z.array(z.strictObject({ contact: z.string(), scores: z.array(z.int()) })),
    }),
  ),
});

/** Loads the profile and the path as backbone staff would have kept them. */
export async function loadPath(db: TenantDb, { members }: Catalog, json: unknown): Promise<void> {
  const file = fileSchema.parse(json);
  const { partners, contacts } = await readPeople(db);
  const organizations = new Map([
    ...members.map(({ slug, id }): [string, string] => [slug, `member:${id}`]),
    ...partners.map(({ name, id }): [string, string] => [name, `partner:${id}`]),
  ]);
  const named = (organization: string | undefined) =>
    organization === undefined ? {} : { organization: organizations.get(organization) ?? "" };

  const { phaseSinceDaysAgo, ...profile } = file.profile;
  const fields = profileForm.parse({ ...profile, phaseOn: daysAgo(phaseSinceDaysAgo) });
  await saveProfile(db, { revision: 0, fields });
  for (const { organization, fromDaysAgo, untilDaysAgo, ...host } of file.hosts)
    await addHost(
      db,
      hostForm.parse({
        ...host,
        ...named(organization),
        from: daysAgo(fromDaysAgo),
        ...(untilDaysAgo !== undefined && { until: daysAgo(untilDaysAgo) }),
      }),
    );
  for (const { organization, ...offer } of file.offers)
    await addOffer(db, offerForm.parse({ ...offer, ...named(organization) }));
  for (const { organization, engagements, ...stakeholder } of file.stakeholders) {
    const id = await addStakeholder(db, stakeholderForm.parse({ ...stakeholder, ...named(organization) }));
    for (const { engagement, daysAgo: days } of engagements)
      await engage(db, id, engagementForm.parse({ engagement, since: daysAgo(days) }));
  }
  for (const { organization, daysAgo: days, ...note } of file.evidence)
    await addEvidence(
      db,
      evidenceForm.parse({
        ...note,
        ...named(organization),
        ...(days !== undefined && { heldOn: daysAgo(days) }),
      }),
    );
  const { items } = await readPathChoices(db);
  const item = items.find(({ label }) => label.endsWith(`: ${file.commonGround}`));
  await nameAgendaItem(db, item?.value ?? null);
  for (const [step, reason] of Object.entries(file.notNeeded)) {
    const passed = notNeededForm.parse({ step, reason });
    await setNotNeeded(db, passed.step, passed.reason);
  }
  for (const { organization, initiator, ratings } of file.candidates) {
    const candidateId = await addCandidate(db, organizationIn(organizations.get(organization) ?? ""));
    if (!candidateId) continue;
    if (initiator) await setInitiator(db, candidateId);
    for (const { contact, scores } of ratings)
      await rate(db, {
        candidateId,
        contactId: contacts.find(({ name }) => name === contact)?.id ?? "",
        scores: Object.fromEntries(CRITERION_KEYS.map((key, at) => [key, scores[at] ?? 1])) as Scores,
      });
  }
}

const daysAgo = (days: number) => DateTime.utc().minus({ days }).toISODate();
