import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { shellOf } from "~/access/shell";
import { forbidden, visit } from "~/access/visit.server";
import { mayKnowPlacement } from "~/domain/continuum-disclosure";
import { mayKnowMember } from "~/domain/disclosure";
import { isActive } from "~/domain/periods";
import { readAssessmentHistory } from "~/records/assessments.server";
import { readCatalog } from "~/records/catalog.server";
import { readContinuumSource } from "~/records/continuum.server";
import { stageWord } from "~/ui/continuum/stages";
import { LinkButton } from "~/ui/controls/Button";
import { YearPicker } from "~/ui/controls/YearPicker";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { CollaborativeShell } from "./shared/CollaborativeShell";
import { continuumYearOf, ratersFor, subjectOf } from "./shared/continuum.server";
import { CourseTable, PracticeReport, RatingHistory, ScoreFacts } from "./shared/ProfileParts";
import { changeView, profileView } from "./shared/profile-view";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `${shown.subject.name} on the Continuum · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "see figures", async (visited) => {
    const { db, viewer } = visited;
    const catalog = await readCatalog(db);
    const { policy } = catalog.collaborative;
    const { memberId, slug, name, member } = subjectOf(catalog, doorway.params.subject);
    if (!mayKnowPlacement(viewer, policy, memberId))
      throw forbidden(
        "You may see where your own institution and the backbone stand, not this member’s stages.",
      );
    const source = await readContinuumSource(db, { memberId });
    // The page of everybody says how to begin.
    if (!source) throw redirect(`/c/${catalog.collaborative.slug}/continuum`);
    const { years, year } = continuumYearOf(doorway.request, source);
    const profile = profileView(source, memberId, year, viewer, policy);
    if (!profile) throw forbidden();
    const history = profile.whole ? await readAssessmentHistory(db, memberId) : [];
    return {
      shell: shellOf(visited, catalog.collaborative),
      ...{ years, year, profile },
      subject: { slug, name },
      scorecard: member !== null && mayKnowMember(viewer, policy, member.id),
      active: member === null || isActive(member, year),
      raters: ratersFor(viewer, memberId),
      history: history.map((change) => changeView(change, source)),
      saved: new URL(doorway.request.url).searchParams.get("saved"),
    };
  });
}

export default function ContinuumSubject() {
  const { shell, years, year, profile, subject, scorecard, active, raters, history, saved } =
    useLoaderData<typeof loader>();
  const base = `/c/${shell.slug}`;
  const path = `${base}/continuum/${subject.slug}`;
  const { words, score, practices, steps, whole } = profile;
  const writing = { locale: shell.locale, currency: shell.currency };
  const [first] = steps;
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={<Link to={`${base}/continuum?year=${year}`}>Continuum of Progress</Link>}
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
        {active && (raters.length > 0 || scorecard) ? (
          <div className="no-print -mt-4 flex flex-wrap gap-3">
            {raters.map((rater, place) => (
              <LinkButton
                key={rater}
                kind={place === 0 ? "primary" : "secondary"}
                to={`${path}/rate?year=${year}&rater=${rater}`}
              >
                {rater === "agreed" ? `Record what was agreed` : `Rate ${year}`}
              </LinkButton>
            ))}
            {scorecard ? (
              <LinkButton kind="quiet" to={`${base}/members/${subject.slug}`}>
                Its figures
              </LinkButton>
            ) : null}
          </div>
        ) : null}
        {score.rated > 0 ? (
          <ScoreFacts {...{ score, words, writing }} />
        ) : (
          <EmptyState
            title={active ? `Not rated in ${year}` : `${subject.name} was not a member in ${year}`}
            {...(active &&
              raters.length > 0 && {
                action: { to: `${path}/rate?year=${year}`, label: `Rate ${year}` },
              })}
          >
            <p>
              {active
                ? "To be not rated is not a stage: it counts nowhere until somebody says how things are."
                : "Choose another year above."}
            </p>
          </EmptyState>
        )}
        {profile.sums.some(({ rated }) => rated > 0) ? (
          <Section title="Over the years">
            <CourseTable
              course={profile.course}
              sums={profile.sums}
              label={`Stages of ${subject.name} by year`}
              {...{ words, writing }}
            />
          </Section>
        ) : null}
        {first ? (
          <Section
            title="What to work on first"
            lead="The practices that hold the stage reached back, and what their next stage looks like."
          >
            <ol className="grid max-w-[52rem] gap-4">
              {steps
                .filter(({ holdsBack }) => holdsBack)
                .map((step) => (
                  <li key={step.practice}>
                    <a href={`#${step.practice}`} className="font-semibold">
                      {step.name}
                    </a>{" "}
                    <span className="text-ink-soft">
                      from {stageWord(words, step.stage)} to {stageWord(words, step.next)}
                      {step.wanted !== null && step.wantedBy !== null
                        ? ` (wanted: ${stageWord(words, step.wanted)} by ${step.wantedBy})`
                        : ""}
                    </span>
                    <p>{step.descriptor}.</p>
                  </li>
                ))}
            </ol>
          </Section>
        ) : null}
        {active ? (
          <Section
            title={`Practice by practice in ${year}`}
            lead={
              whole ? undefined : "What stands behind a stage is between the institution and the backbone."
            }
          >
            <div className="grid gap-10">
              {practices.map((practice) => (
                <PracticeReport
                  key={practice.code}
                  {...{ practice, words, whole }}
                  step={steps.find((step) => step.practice === practice.code)}
                  locale={shell.locale}
                />
              ))}
            </div>
          </Section>
        ) : null}
        {history.length > 0 ? (
          <Section title="Who rated what, and when">
            <details className="folded">
              <summary>{history.length === 1 ? "One entry" : `The newest ${history.length} entries`}</summary>
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

function leadOf(year: number, rated: number, active: boolean): string {
  if (!active) return `Not a member in ${year}.`;
  return rated > 0
    ? `Where it stood in ${year}, what shows it, and what the next stage asks for.`
    : `Nobody has rated it in ${year} yet.`;
}
