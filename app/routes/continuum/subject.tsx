import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { shellOf } from "~/access/shell";
import { forbidden, visit } from "~/access/visit.server";
import type { Rater } from "~/domain/continuum/continuum";
import { mayKnowPlacement } from "~/domain/continuum/disclosure";
import { mayKnowMember } from "~/domain/disclosure/disclosure";
import { isActive } from "~/domain/periods";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readAssessmentHistory } from "~/records/continuum/assessments.server";
import { readCover } from "~/records/continuum/blind.server";
import { readContinuumFor } from "~/records/continuum/continuum.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { LinkButton } from "~/ui/controls/Button";
import { YearPicker } from "~/ui/controls/YearPicker";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { continuumYearOf, ratersFor, subjectOf } from "./catalog.server";
import { DraftScores } from "./DraftScores";
import { FirstSteps, PracticeReport, RatingHistory } from "./ProfilePractices";
import { CourseTable, ScoreFacts } from "./ProfileScores";
import { changeView, profileView } from "./profile-view";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `${shown.subject.name} on the Continuum · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see figures", async (visited) => {
    const { db, viewer } = visited;
    const catalog = await readCatalog(db);
    const { policy } = catalog.collaborative;
    const { memberId, slug, name, member } = subjectOf(catalog, args.params.subject);
    if (!mayKnowPlacement(viewer, policy, memberId))
      throw forbidden(
        "You can see the stages of your own institution and of the backbone, but not of this member.",
      );
    const source = await readContinuumFor(db, viewer, catalog);
    // The main page explains how to start.
    if (!source) throw redirect(paths.continuum(catalog.collaborative.slug));
    const { years, year } = continuumYearOf(args.request, source, catalog);
    const profile = profileView(source, { memberId, year }, viewer, policy);
    if (!profile) throw forbidden();
    const history = profile.whole ? await readAssessmentHistory(db, memberId) : [];
    const isCovered = await readCover(db, viewer);
    return {
      shell: shellOf(visited, catalog.collaborative),
      years,
      year,
      profile,
      subject: { slug, name },
      scorecard: member !== null && mayKnowMember(viewer, policy, member.id),
      active: member === null || isActive(member, year),
      raters: ratersFor(viewer, memberId),
      history: history.map((change) => changeView(change, source, isCovered(change.after))),
      saved: new URL(args.request.url).searchParams.get("saved"),
    };
  });
}

export default function ContinuumSubject() {
  const { shell, years, year, profile, subject, scorecard, active, raters, history, saved } =
    useLoaderData<typeof loader>();
  const { slug } = shell;
  const { words, score, practices, steps, whole } = profile;
  const writing = { locale: shell.locale, currency: shell.currency };
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={<Link to={paths.continuum(slug, { year })}>Continuum of Progress</Link>}
        title={subject.name}
        lead={leadOf(year, score.rated, active)}
        actions={<YearPicker years={years} current={year} label="Year" />}
      >
        {saved !== null && saved !== "draft" ? (
          <Notice tone="success">
            {Number(saved) === 1 ? "One rating is" : `${Number(saved) || 0} ratings are`} submitted.{" "}
            {score.rated < score.of ? `${score.rated} of ${score.of} practices are rated.` : null}
          </Notice>
        ) : null}
        {active ? (
          <SubjectActions
            slug={slug}
            subject={subject.slug}
            year={year}
            raters={raters}
            scorecard={scorecard}
          />
        ) : null}
        {score.rated > 0 ? (
          <ScoreFacts score={score} words={words} writing={writing} />
        ) : (
          <EmptyState
            title={active ? `Not rated in ${year}` : `${subject.name} was not a member in ${year}`}
            action={
              active && raters.length > 0
                ? { to: paths.rate(slug, subject.slug, { year }), label: `Rate ${year}` }
                : undefined
            }
          >
            <p>
              {active
                ? "“Not rated” is not a stage. It counts nowhere until someone gives a rating."
                : "Choose another year above."}
            </p>
          </EmptyState>
        )}
        {profile.drafts.length > 0 ? (
          <DraftScores drafts={profile.drafts} words={words} writing={writing} />
        ) : null}
        {profile.sums.some(({ rated }) => rated > 0) ? (
          <Section title="Over the years">
            <CourseTable
              course={profile.course}
              sums={profile.sums}
              label={`Stages of ${subject.name} by year`}
              words={words}
              writing={writing}
            />
          </Section>
        ) : null}
        {steps.length > 0 ? <FirstSteps steps={steps} words={words} /> : null}
        {active ? (
          <Section
            title={`Practice by practice in ${year}`}
            lead={
              whole
                ? undefined
                : "The ratings behind a stage are visible only to the institution and the backbone."
            }
          >
            <div className="grid gap-10">
              {practices.map((practice) => (
                <PracticeReport
                  key={practice.code}
                  practice={practice}
                  words={words}
                  whole={whole}
                  step={steps.find((step) => step.practice === practice.code)}
                  locale={shell.locale}
                />
              ))}
            </div>
          </Section>
        ) : null}
        {history.length > 0 ? (
          <Section title="Rating history">
            <details className="folded">
              <summary>{history.length === 1 ? "One entry" : `Latest ${history.length} entries`}</summary>
              <div className="mt-3">
                <RatingHistory entries={history} words={words} locale={shell.locale} />
              </div>
            </details>
          </Section>
        ) : null}
      </Page>
    </CollaborativeShell>
  );
}

/** Links to rate the subject, as each rater the viewer may be, and to its figures. */
function SubjectActions({
  slug,
  subject,
  year,
  raters,
  scorecard,
}: {
  slug: string;
  /** Slug of the subject. */
  subject: string;
  year: number;
  raters: Rater[];
  /** The viewer may see the subject's figures. */
  scorecard: boolean;
}) {
  if (raters.length === 0 && !scorecard) return null;
  return (
    <div className="no-print -mt-4 flex flex-wrap gap-3">
      {raters.map((rater, place) => (
        <LinkButton
          key={rater}
          kind={place === 0 ? "primary" : "secondary"}
          to={paths.rate(slug, subject, { year, rater })}
        >
          {rater === "agreed" ? "Record what was agreed" : `Rate ${year}`}
        </LinkButton>
      ))}
      {scorecard ? (
        <LinkButton kind="quiet" to={paths.member(slug, subject)}>
          View its figures
        </LinkButton>
      ) : null}
    </div>
  );
}

function leadOf(year: number, rated: number, active: boolean): string {
  if (!active) return `Not a member in ${year}.`;
  return rated > 0
    ? `Where it stood in ${year}, the evidence, and what the next stage takes.`
    : `Not rated for ${year} yet.`;
}
