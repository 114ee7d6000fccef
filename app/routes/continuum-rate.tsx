import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/body.server";
import { shellOf } from "~/access/shell";
import { notFound, visit } from "~/access/visit.server";
import { practicesFor, RATER_NAMES, type Rater, rubricIn } from "~/domain/continuum";
import { mayReadAssessment } from "~/domain/continuum-disclosure";
import { stageWordsOf } from "~/domain/continuum-profile";
import { isActive } from "~/domain/periods";
import { readCatalog } from "~/records/catalog.server";
import { readContinuumSource } from "~/records/continuum.server";
import { YearPicker } from "~/ui/controls/YearPicker";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Page } from "~/ui/layout/Page";
import { CollaborativeShell } from "./shared/CollaborativeShell";
import { continuumYearOf, ratersFor, subjectOf } from "./shared/continuum.server";
import type { RateAnswer } from "./shared/continuum-answers";
import { raterAsked, saveRatings } from "./shared/continuum-save.server";
import { RatingForm } from "./shared/RatingForm";
import { RATER_WORDS, raterWord } from "./shared/rater-words";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Rate ${shown.subject.name} ${shown.year} · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "see figures", async (visited) => {
    const { db, viewer } = visited;
    const catalog = await readCatalog(db);
    const { memberId, slug, name, member } = subjectOf(catalog, doorway.params.subject);
    const raters = ratersFor(viewer, memberId);
    const rater = raterAsked(doorway.request, raters);
    const source = await readContinuumSource(db, { memberId });
    if (!source) throw notFound("There is no rubric yet to be placed on.");
    const { years, year } = continuumYearOf(doorway.request, source);
    const of = (code: string, one: Rater, at = year) =>
      source.assessments.find((a) => a.practice === code && a.rater === one && a.year === at);
    return {
      shell: shellOf(visited, catalog.collaborative),
      ...{ years, year, rater, raters },
      subject: { slug, name, own: memberId !== null && viewer.memberId === memberId },
      active: member === null || isActive(member, year),
      words: stageWordsOf(rubricIn(source.versions, year)),
      practices: practicesFor(source.versions, memberId, year).map(
        ({ code, name: practice, descriptors }) => {
          const stored = of(code, rater);
          const earlier = source.placements
            .yearsOf(memberId)
            .filter((at) => at < year)
            .reverse()
            .flatMap((at) => source.placements.at(memberId, code, at) ?? [])[0];
          const views = (["self", "backbone"] as const).flatMap((one) => {
            const view = rater === "agreed" ? of(code, one) : undefined;
            if (view?.state !== "submitted" || view.stage === null) return [];
            const shown = { rater: one, name: raterWord(one, memberId), stage: view.stage };
            return [{ ...shown, evidence: mayReadAssessment(viewer, view) ? view.evidence : "" }];
          });
          return {
            ...{ code, name: practice, descriptors, views },
            stored: stored && mayReadAssessment(viewer, stored) ? stored : null,
            before: earlier ? { year: earlier.year, stage: earlier.stage } : null,
          };
        },
      ),
    };
  });
}

export async function action(doorway: ActionFunctionArgs) {
  const form = await formOf(doorway.request);
  const intent = form.get("intent") === "submit" ? "submit" : "later";
  const { stored, submitted, answer } = await saveRatings(doorway, form, intent);
  if (!stored) {
    const conflict = Object.keys(answer.conflicts).length > 0;
    return data<RateAnswer>(answer, { status: conflict ? 409 : 422 });
  }
  const { pathname, search } = new URL(doorway.request.url);
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
  const answer = useActionData<typeof action>() as RateAnswer | undefined;
  const profile = `/c/${shell.slug}/continuum/${subject.slug}`;
  const rate = `${profile}/rate?year=${year}`;
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={<Link to={`${profile}?year=${year}`}>{subject.name}</Link>}
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
                {raters.map((one) => (
                  <li key={one}>
                    <Link
                      to={`${rate}&rater=${one}`}
                      aria-current={one === rater ? "page" : undefined}
                      className={`inline-flex min-h-11 items-center ${one === rater ? "font-semibold text-ink no-underline" : ""}`}
                    >
                      {one === "agreed" ? RATER_NAMES.agreed : "The backbone’s view"}
                    </Link>
                  </li>
                ))}
              </ul>
            </nav>
          ) : null}
          {answer && Object.keys(answer.faults).length > 0 ? (
            <Notice tone="error" title="Nothing was submitted yet">
              <p>Something is missing or not right; it is said where it stands.</p>
            </Notice>
          ) : null}
          {active && practices.length > 0 ? (
            <RatingForm
              key={`${subject.slug} ${year} ${rater}`}
              {...{ practices, words, year, answer }}
              drafts={`${profile}/rate/drafts?year=${year}&rater=${rater}`}
              back={`${profile}?year=${year}`}
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
