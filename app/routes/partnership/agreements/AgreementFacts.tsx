import { Link } from "@remix-run/react";
import type { AgreementState } from "~/domain/agreements/agreement";
import type { StoredAgreement } from "~/domain/agreements/stored";
import type { Term } from "~/domain/agreements/term";
import { paths } from "~/paths";
import { formatDate, listOf } from "~/ui/figures/dates";
import { Notice } from "~/ui/layout/Notice";
import { floorWords } from "./floor-words";
import { RENEWAL_WORDS, termWords } from "./words";

/** What an agreement says: its term, its limits, its goals. */
export function AgreementFacts({
  agreement,
  state,
  term,
  mail,
  binding,
  goals,
  measures,
  shell,
}: {
  agreement: StoredAgreement;
  state: AgreementState;
  term: Term;
  mail: string[];
  binding: boolean;
  goals: { id: string; label: string }[];
  measures: string[];
  shell: { slug: string; locale: string };
}) {
  const isOver = state === "ended" || state === "replaced";
  const { renewal } = agreement;
  const limits = floorWords(agreement.floor);
  const facts: [label: string, text: string][] = [
    ["Effective", agreement.effectiveOn ? formatDate(agreement.effectiveOn, shell) : "Not yet dated"],
    ["Term", termWords(term, shell)],
    ...(term.endsOn === null
      ? []
      : ([
          [
            "At the end",
            renewal.kind === "automatic"
              ? `Renewed by ${renewal.termMonths} months unless notice is given ${renewal.noticeDays} days before`
              : RENEWAL_WORDS[renewal.kind],
          ],
        ] as [string, string][])),
    ...(agreement.noticeGivenOn
      ? ([["Notice given", formatDate(agreement.noticeGivenOn, shell)]] as [string, string][])
      : []),
    ...(mail.length > 0 && !isOver
      ? ([["Mail to backbone staff", listOf(mail.map((day) => formatDate(day, shell)))]] as [
          string,
          string,
        ][])
      : []),
    ...(agreement.kind === "data_sharing"
      ? ([
          ["Measures", measures.length === 0 ? "All" : measures.join(", ")],
          ["Limits", limits.length === 0 ? "None of its own" : limits.join("; ")],
          ["May be published", agreement.mayPublish || "It does not say"],
          ["Named in public", agreement.mayName ? "Yes" : "No"],
          ["Data are removed", agreement.removal || "It does not say"],
        ] as [string, string][])
      : []),
  ];
  return (
    <div className="grid gap-6">
      {agreement.summary ? <p className="max-w-[46rem] whitespace-pre-line">{agreement.summary}</p> : null}
      {binding && isOver ? (
        <Notice tone="warning" title="Its limits still apply">
          <p>
            The agreement is over, but nothing loosens by itself. Backbone staff can release its limits below,
            with a reason.
          </p>
        </Notice>
      ) : null}
      <dl className="facts grid max-w-[46rem] gap-x-8 gap-y-3 sm:grid-cols-[12rem_1fr]">
        {facts.map(([label, text]) => (
          <div key={label} className="contents">
            <dt className="font-semibold">{label}</dt>
            <dd className="-mt-2 sm:mt-0">{text}</dd>
          </div>
        ))}
      </dl>
      {goals.length > 0 ? (
        <div>
          <p className="font-semibold">Goals that keep it</p>
          <ul className="mt-1 grid gap-1">
            {goals.map(({ id, label }) => (
              <li key={id}>
                <Link to={paths.goal(shell.slug, id)}>{label}</Link>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}
