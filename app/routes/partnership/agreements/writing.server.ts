import type { SubmissionResult } from "@conform-to/react";
import { data } from "@remix-run/node";
import { notFound, type Visit } from "~/access/visit.server";
import { discloseAgreements } from "~/domain/agreements/disclosure";
import type { StoredAgreement } from "~/domain/agreements/stored";
import { discloseGoals } from "~/domain/goals/disclosure";
import type { Catalog } from "~/domain/terms";
import { readAgreements } from "~/records/agreements/agreements.server";
import type { AgreementOutcome } from "~/records/agreements/store-agreements.server";
import { readGoals } from "~/records/goals/goals.server";
import { todayIso } from "~/records/today";

/** What the forms answer with when nothing was stored. */
export interface Answer {
  result?: SubmissionResult<string[]>;
  fault?: string;
  /** The form that was sent: its intent, and the part it is about. */
  of?: string;
}

export const refused = (result: SubmissionResult<string[]>, of = "") =>
  data<Answer>({ result, of }, { status: 422 });
export const faulty = (fault: string, status = 422) => data<Answer>({ fault }, { status });

/** The answer to a change that was not stored; null if it was. @throws 404 if the agreement is gone */
export function notStored(outcome: AgreementOutcome) {
  if (outcome.stored) return null;
  if (outcome.why === "gone") throw noSuchAgreement();
  if (outcome.why === "overtaken")
    return faulty(
      "Somebody changed this agreement while you had it open. Nothing was saved. Load the page again to see what is stored now.",
      409,
    );
  if (outcome.why === "loosens")
    return faulty(
      "Members would see more after this change. Nothing was saved. Backbone staff can make it, with a reason.",
    );
  return faulty("It is in force, or somebody has signed it. Nothing was changed.");
}

export const noSuchAgreement = () => notFound("There is no such agreement here, or you may not see it.");

/** The agreement of an address, as the viewer may see it. @throws 404 */
export async function agreementAt({ db, viewer }: Pick<Visit, "db" | "viewer">, id: string | undefined) {
  const outline = discloseAgreements(await readAgreements(db), viewer, todayIso()).find(
    (known) => known.id === id,
  );
  if (!outline) throw noSuchAgreement();
  return outline;
}

/** Institutions' own goals that a pledge can name. */
export async function goalChoices(
  { db, viewer }: Pick<Visit, "db" | "viewer">,
  { collaborative, members }: Catalog,
) {
  const names = new Map(members.map(({ id, name }) => [id, name]));
  return discloseGoals(await readGoals(db), viewer, collaborative.policy)
    .filter(({ memberId, state }) => memberId !== null && state !== "draft")
    .map(({ id, memberId, statement }) => ({
      id,
      label: `${names.get(memberId ?? "") ?? ""}: ${statement}`,
    }));
}

/** A stored agreement as its form shows it. */
export const typedAgreement = ({ floor, renewal, goalIds, ...agreement }: StoredAgreement) => ({
  kind: agreement.kind,
  title: agreement.title,
  summary: agreement.summary,
  effectiveOn: agreement.effectiveOn,
  endsOn: agreement.endsOn,
  renewal: renewal.kind,
  ...(renewal.kind === "automatic" && { termMonths: renewal.termMonths, noticeDays: renewal.noticeDays }),
  ...floor,
  measures: agreement.measures,
  mayPublish: agreement.mayPublish,
  mayName: agreement.mayName,
  removal: agreement.removal,
  goals: goalIds,
});
