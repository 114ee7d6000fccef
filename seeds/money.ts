import { DateTime } from "luxon";
import { z } from "zod";
import { answerForm, paymentForm, roleForm, sourceForm } from "../app/domain/money/forms";
import {
  cashForm,
  duesPaymentForm,
  giftForm,
  invoiceForm,
  lineForm,
  proposalForm,
  ruleForm,
} from "../app/domain/money/plan-forms";
import { organizationIn } from "../app/domain/people/form";
import type { Catalog } from "../app/domain/terms";
import { rateProposal, saveGrants, saveMoneySettings } from "../app/records/money/settings.server";
import { addItem, addItems } from "../app/records/money/store.server";
import { addPartner, readPeople } from "../app/records/partnership/people.server";
import { readInitiatives } from "../app/records/work/initiatives.server";
import type { TenantDb } from "../db/tenant";
import { forwardFile, loadForward } from "./forward";

const organization = z.string();
const days = z.int();

/**
 * Organizations are members by slug or partners by name; days are counted from the day of loading. Sources span whole
 * calendar years, so that their shares are the same on every day.
 */
const fileSchema = z.strictObject({
  /** Companies that the partnership knows for their money only. */
  partners: z.array(z.string()),
  cash: z.looseObject({ cash: z.string() }),
  rule: z.looseObject({ rule: z.string() }),
  roles: z.array(
    z.looseObject({
      organization,
      fromDaysAgo: days,
      untilDaysAgo: days.optional(),
      exitInDays: days.optional(),
    }),
  ),
  answers: z.array(z.looseObject({ organization, daysAgo: days })),
  grants: z.array(z.strictObject({ organization, members: z.array(z.string()) })),
  sources: z.array(
    z.looseObject({
      organization,
      /** 0: this year. */
      fromYear: z.int(),
      untilYear: z.int(),
      initiative: z.string().optional(),
      payments: z.array(
        z.strictObject({ amount: z.string(), dueInDays: days, receivedDaysAgo: days.optional() }),
      ),
    }),
  ),
  budget: z.array(z.looseObject({ inYears: z.int() })),
  gifts: z.array(z.looseObject({ organization, daysAgo: days })),
  dues: z.strictObject({
    amount: z.string(),
    tier: z.string(),
    issuedDaysAgo: days,
    dueDaysAgo: days,
    /** By slug: what was paid, where that is not all; and when it is due, where that is later. */
    unpaid: z.record(z.string(), z.strictObject({ paid: z.string(), dueInDays: days.optional() })),
  }),
  proposals: z.array(
    z.looseObject({
      organization,
      ratings: z.array(z.strictObject({ contact: z.string(), scores: z.array(z.int()) })),
    }),
  ),
  forward: forwardFile,
});

/** Loads funders, money, and contracts coming up as backbone staff would have kept them. */
export async function loadMoney(
  db: TenantDb,
  { collaborative, members }: Catalog,
  json: unknown,
): Promise<void> {
  const file = fileSchema.parse(json);
  const today = DateTime.utc();
  const inDays = (count: number) => today.plus({ days: count }).toISODate();
  for (const name of file.partners) await addPartner(db, { name, kind: "other", website: "", note: "" });
  const { partners, contacts } = await readPeople(db);
  const known = new Map([
    ...members.map(({ slug, id }): [string, string] => [slug, `member:${id}`]),
    ...partners.map(({ name, id }): [string, string] => [name, `partner:${id}`]),
  ]);
  const named = (name: string) => ({ organization: known.get(name) ?? "" });
  const idOf = new Map(members.map(({ slug, id }) => [slug, id]));

  const cash = cashForm(collaborative).parse({ ...file.cash, cashOn: today.startOf("month").toISODate() });
  await saveMoneySettings(db, { revision: 0, change: { ...cash, ...ruleForm.parse(file.rule) } });
  await addItems(
    db,
    "funder_role",
    file.roles.map(({ organization: name, fromDaysAgo, untilDaysAgo, exitInDays, ...role }) =>
      roleForm.parse({
        ...role,
        ...named(name),
        from: inDays(-fromDaysAgo),
        ...(untilDaysAgo !== undefined && { until: inDays(-untilDaysAgo) }),
        ...(exitInDays !== undefined && { exitOn: inDays(exitInDays) }),
      }),
    ),
  );
  await addItems(
    db,
    "funder_answer",
    file.answers.map(({ organization: name, daysAgo, ...answer }) =>
      answerForm.parse({ ...answer, ...named(name), answeredOn: inDays(-daysAgo) }),
    ),
  );
  for (const { organization: name, members: funded } of file.grants)
    await saveGrants(
      db,
      organizationIn(known.get(name) ?? ""),
      funded.flatMap((slug) => idOf.get(slug) ?? []),
    );
  const initiatives = new Map((await readInitiatives(db, inDays(0))).map(({ name, id }) => [name, id]));
  const sourceIds = await addItems(
    db,
    "funding_source",
    file.sources.map(({ organization: name, fromYear, untilYear, initiative, payments: _, ...source }) =>
      sourceForm(collaborative).parse({
        ...source,
        ...named(name),
        from: `${today.year + fromYear}-01-01`,
        until: `${today.year + untilYear}-12-31`,
        ...(initiative && { initiativeId: initiatives.get(initiative) }),
      }),
    ),
  );
  await addItems(
    db,
    "funding_payment",
    file.sources.flatMap(({ payments }, at) =>
      payments.map(({ amount, dueInDays, receivedDaysAgo }) =>
        paymentForm(collaborative).parse({
          sourceId: sourceIds[at],
          amount,
          dueOn: inDays(dueInDays),
          ...(receivedDaysAgo !== undefined && { receivedOn: inDays(-receivedDaysAgo) }),
        }),
      ),
    ),
  );
  await addItems(
    db,
    "budget_line",
    file.budget.map(({ inYears, ...line }) =>
      lineForm(collaborative).parse({ ...line, year: today.year + inYears }),
    ),
  );
  await addItems(
    db,
    "in_kind_gift",
    file.gifts.map(({ organization: name, daysAgo, ...gift }) =>
      giftForm(collaborative).parse({ ...gift, ...named(name), givenOn: inDays(-daysAgo) }),
    ),
  );
  const current = members.filter(({ leftOn }) => leftOn === null);
  await loadDues(db, { collaborative, members: current }, file.dues, inDays);
  for (const { organization: name, ratings, ...proposal } of file.proposals) {
    const fields = proposalForm(collaborative).parse({ ...proposal, ...named(name) });
    const proposalId = await addItem(db, "funding_proposal", fields);
    for (const { contact, scores } of ratings) {
      const contactId = contacts.find((own) => own.name === contact)?.id ?? "";
      await rateProposal(db, { proposalId, contactId, scores });
    }
  }
  await loadForward(db, members, file.forward);
}

/** An invoice for each member, paid but for a few. */
async function loadDues(
  db: TenantDb,
  { collaborative, members }: Pick<Catalog, "collaborative" | "members">,
  dues: z.output<typeof fileSchema>["dues"],
  inDays: (count: number) => string,
): Promise<void> {
  const year = Number(inDays(0).slice(0, 4));
  const { amount, tier, issuedDaysAgo, dueDaysAgo, unpaid } = dues;
  const ids = await addItems(
    db,
    "dues_invoice",
    members.map(({ id, slug }, at) => {
      const later = unpaid[slug]?.dueInDays;
      const { organization: of, ...invoice } = invoiceForm(collaborative).parse({
        organization: `member:${id}`,
        year,
        tier,
        amount,
        dueOn: inDays(later ?? -dueDaysAgo),
      });
      const number = `${year}-${`${at + 1}`.padStart(3, "0")}`;
      return { ...invoice, ...organizationIn(of), number, issuedOn: inDays(-issuedDaysAgo) };
    }),
  );
  await addItems(
    db,
    "dues_payment",
    members.flatMap(({ slug }, at) => {
      const paid = unpaid[slug]?.paid ?? amount;
      if (paid === "0") return [];
      return duesPaymentForm(collaborative).parse({
        invoiceId: ids[at],
        amount: paid,
        paidOn: inDays(-dueDaysAgo - 5),
      });
    }),
  );
}
