import type { Visit } from "~/access/visit.server";
import { type AgreementOutline, discloseAgreements } from "~/domain/agreements/disclosure";
import { type Facts, factsFrom } from "~/domain/agreements/facts";
import { periodsOf } from "~/domain/agreements/stored";
import { submissionsFrom } from "~/domain/agreements/submissions";
import { seesEverything } from "~/domain/disclosure/disclosure";
import type { Catalog, Viewer } from "~/domain/terms";
import type { ListedPeriod } from "~/exchange/agreements/obligations";
import { readAgreements, readSubmissions } from "~/records/agreements/agreements.server";
import { readExpectedMeetings, readInvoicesToAll } from "~/records/agreements/facts.server";
import { todayIso } from "~/records/today";
import { dueWords, OBLIGATION_WORDS, PERIOD_WORDS } from "~/routes/partnership/agreements/words";

/** An agreement's obligations with their periods; those of others are listed without. */
export function obligationRows(
  { title, whole }: AgreementOutline,
  { viewer, facts, today }: { viewer: Viewer; facts: Facts; today: string },
) {
  if (!whole) return [];
  const parties = new Map(whole.parties.map((party) => [party.id, party]));
  return whole.obligations.flatMap((obligation) => {
    const party = parties.get(obligation.partyId);
    if (!party) return [];
    const { id, text, kind, due } = obligation;
    const { effectiveOn } = whole;
    const { memberId, partnerId } = party;
    const promiser = { memberId, partnerId };
    const isOpen = seesEverything(viewer) || (memberId !== null && memberId === viewer.memberId);
    const periods = isOpen ? periodsOf(obligation, { effectiveOn, promiser, facts, today }) : [];
    return [{ id, agreement: title, party: party.name, text, kind, due, periods }];
  });
}

/** What is stored here about obligations: numbers submitted, dues paid, and attendance. */
export async function readObligationFacts({ db }: Pick<Visit, "db">, { members }: Catalog): Promise<Facts> {
  return factsFrom({
    submissions: submissionsFrom(members, await readSubmissions(db)),
    invoices: await readInvoicesToAll(db),
    meetings: await readExpectedMeetings(db),
  });
}

/** All obligations that the viewer may see. */
export async function readObligationRows(visited: Visit, catalog: Catalog) {
  const { db, viewer } = visited;
  const today = todayIso();
  const facts = await readObligationFacts(visited, catalog);
  return discloseAgreements(await readAgreements(db), viewer, today).flatMap((outline) =>
    obligationRows(outline, { viewer, facts, today }),
  );
}

/** Every period that the viewer may see, as files list it. */
export async function listedPeriods(visited: Visit, catalog: Catalog): Promise<ListedPeriod[]> {
  return (await readObligationRows(visited, catalog)).flatMap(
    ({ id, agreement, party, text, kind, due, periods }) =>
      periods.map(({ dueOn, state, doneOn, waived, fromFacts }) => ({
        id,
        dueOn,
        agreement,
        party,
        promise: text,
        about: OBLIGATION_WORDS[kind],
        due: dueWords(due, catalog.collaborative),
        state: PERIOD_WORDS[state],
        doneOn,
        waived,
        byFacts: fromFacts,
      })),
  );
}
