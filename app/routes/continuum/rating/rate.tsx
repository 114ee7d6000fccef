import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/limits/body.server";
import { shellOf } from "~/access/shell";
import { notFound, visit } from "~/access/visit.server";
import { isFrozen } from "~/domain/continuum/blind";
import { practicesFor, RATER_NAMES, type Rater, rubricIn } from "~/domain/continuum/continuum";
import { mayReadAssessment } from "~/domain/continuum/disclosure";
import { marked } from "~/domain/continuum/drafts";
import { stageWordsOf } from "~/domain/continuum/profile";
import { isActive } from "~/domain/periods";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readContinuumFor } from "~/records/continuum/continuum.server";
import { continuumYearOf, NO_RUBRIC, ratersFor, subjectOf } from "~/routes/continuum/catalog.server";
import { RATER_WORDS, raterWord } from "~/routes/continuum/rater-words";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { useAnswer } from "~/routes/shared/forms";
import { YearPicker } from "~/ui/controls/YearPicker";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Page } from "~/ui/layout/Page";
import type { RateAnswer } from "./answers";
import { RatingForm } from "./RatingForm";
import { raterAsked, saveRatings } from "./save.server";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Rate ${shown.subject.name} ${shown.year} · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see figures", async (visited) => {
    const { db, viewer } = visited;
    const catalog = await readCatalog(db);
    const { memberId, slug, name, member } = subjectOf(catalog, args.params.subject);
    const raters = ratersFor(viewer, memberId);
    const rater = raterAsked(args.request, raters);
    const source = await readContinuumFor(db, viewer, catalog);
    if (!source) throw notFound(NO_RUBRIC);
    const { years, year } = continuumYearOf(args.request, source, catalog);
    const ratingBy = (by: Rater, code: string) =>
      source.assessments.find(
        (a) => a.memberId === memberId && a.practice === code && a.rater === by && a.year === year,
      );
    return {
      shell: shellOf(visited, catalog.collaborative),
      years,
      year,
      rater,
      raters,
      subject: { slug, name, own: memberId !== null && viewer.memberId === memberId },
      active: member === null || isActive(member, year),
      words: stageWordsOf(rubricIn(source.versions, year)),
      practices: practicesFor(source.versions.map(marked), memberId, year).map(
        ({ code, name: practice, descriptors }) => {
          const stored = ratingBy(rater, code);
          const earlier = source.placements
            .yearsOf(memberId)
            .filter((at) => at < year)
            .reverse()
            .flatMap((at) => source.placements.at(memberId, code, at) ?? [])[0];
          const views = (["self", "backbone"] as const).flatMap((side) => {
            const view = rater === "agreed" ? ratingBy(side, code) : undefined;
            if (view?.state !== "submitted" || view.stage === null) return [];
            const shown = { rater: side, name: raterWord(side, memberId), stage: view.stage };
            return [{ ...shown, evidence: mayReadAssessment(viewer, view) ? view.evidence : "" }];
          });
          return {
            code,
            name: practice,
            descriptors,
            views,
            frozen: isFrozen({ memberId, practice: code, year, rater }, source.blindness.reveals),
            mayDecline: rater === "backbone",
            stored: stored && mayReadAssessment(viewer, stored) ? stored : null,
            before: earlier ? { year: earlier.year, stage: earlier.stage } : null,
          };
        },
      ),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  const intent = form.get("intent") === "submit" ? "submit" : "later";
  const { stored, submitted, answer } = await saveRatings(args, form, intent);
  if (!stored) {
    const conflict = Object.keys(answer.conflicts).length > 0;
    return data<RateAnswer>(answer, { status: conflict ? 409 : 422 });
  }
  const { pathname, search } = new URL(args.request.url);
  const query = new URLSearchParams(search);
  if (intent === "later") {
    query.set("saved", "draft");
    return redirect(`${pathname}?${query}`);
  }
  query.delete("rater");
  query.set("saved", String(submitted));
  return redirect(`${pathname.replace(/\/rate$/, "")}?${query}`);
}

export default function RatePage() {
  const { shell, years, year, rater, raters, subject, active, words, practices } =
    useLoaderData<typeof loader>();
  const answer = useAnswer<RateAnswer>();
  const profile = paths.continuumSubject(shell.slug, subject.slug, { year });
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={<Link to={profile}>{subject.name}</Link>}
        title={
          subject.own ? `Where we stood in ${year}` : `Where ${inSentence(subject.name)} stood in ${year}`
        }
        lead={RATER_WORDS[rater]}
        actions={<YearPicker years={years} current={year} label="Year" />}
      >
        <div className="grid gap-10">
          {raters.length > 1 ? (
            <nav aria-label="Whose view" className="no-print -mt-6">
              <ul className="flex flex-wrap gap-x-5">
                {raters.map((choice) => (
                  <li key={choice}>
                    <Link
                      to={paths.rate(shell.slug, subject.slug, { year, rater: choice })}
                      aria-current={choice === rater ? "page" : undefined}
                      className={`inline-flex min-h-11 items-center ${choice === rater ? "font-semibold text-ink no-underline" : ""}`}
                    >
                      {choice === "agreed" ? RATER_NAMES.agreed : "The backbone’s view"}
                    </Link>
                  </li>
                ))}
              </ul>
            </nav>
          ) : null}
          {answer && Object.keys(answer.faults).length > 0 ? (
            <Notice tone="error" title="Nothing was submitted yet">
              <p>Check the practices marked below.</p>
            </Notice>
          ) : null}
          {active && practices.length > 0 ? (
            <RatingForm
              key={`${subject.slug} ${year} ${rater}`}
              practices={practices}
              words={words}
              year={year}
              answer={answer}
              drafts={paths.ratingDrafts(shell.slug, subject.slug, { year, rater })}
              back={profile}
              locale={shell.locale}
            />
          ) : (
            <EmptyState
              title={
                active ? `No practice of ${year} applies` : `${subject.name} was not a member in ${year}`
              }
            >
              <p>Choose another year above.</p>
            </EmptyState>
          )}
        </div>
      </Page>
    </CollaborativeShell>
  );
}

const inSentence = (name: string) => (name === "The backbone" ? "the backbone" : name);
