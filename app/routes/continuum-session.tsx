import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { formOf } from "~/access/body.server";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { STAGES } from "~/domain/continuum";
import { writeAssessments } from "~/records/assessments.server";
import { DistributionBar } from "~/ui/continuum/DistributionBar";
import { LinkButton } from "~/ui/controls/Button";
import { YearPicker } from "~/ui/controls/YearPicker";
import { Missing } from "~/ui/figures/Missing";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Page } from "~/ui/layout/Page";
import { CollaborativeShell } from "./shared/CollaborativeShell";
import { type AgreeAnswer, SessionSubject } from "./shared/SessionSubject";
import { agree, readSession, sessionView } from "./shared/session-view.server";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `${shown.practice.name} · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "rate members", async (visited) => {
    const read = await readSession(visited, doorway.request);
    const own = new URL(doorway.request.url).searchParams.has("own");
    const { practice, practices, at, years, year, words } = read;
    return {
      shell: shellOf(visited, read.catalog.collaborative),
      ...{ practice, years, year, words, own, at },
      count: practices.length,
      previous: practices[at - 1] ?? null,
      next: practices[at + 1] ?? null,
      view: sessionView(read, visited.viewer, own),
    };
  });
}

/** Records at once what was agreed of one subject. */
export async function action(doorway: ActionFunctionArgs) {
  const form = await formOf(doorway.request);
  const text = (name: string) => String(form.get(name) ?? "");
  const [subject, evidence] = [text("subject"), text("evidence").trim()];
  const refuse = (error: string) => data<AgreeAnswer>({ subject, evidence, error }, { status: 422 });
  const stage = STAGES.find((one) => String(one) === text("stage"));
  return visit(doorway, "rate members", async (visited) => {
    const read = await readSession(visited, doorway.request);
    if (stage === undefined) return refuse("Choose a stage.");
    const { refused, recorded } = agree(read, subject, stage, evidence);
    if (refused) return refuse(refused);
    await writeAssessments(
      visited.db,
      recorded.map((assessment) => ({ assessment })),
      "Agreed in a session",
    );
    const { pathname, search } = new URL(doorway.request.url);
    return redirect(`${pathname}${search}#${subject}`);
  });
}

export default function ContinuumSession() {
  const { shell, practice, years, year, words, own, at, count, previous, next, view } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as AgreeAnswer | undefined;
  const { pathname, search } = useLocation();
  const address = (changes: Record<string, string | null>) => {
    const query = new URLSearchParams(search);
    for (const [name, value] of Object.entries(changes))
      if (value === null) query.delete(name);
      else query.set(name, value);
    return `${pathname}?${query}`;
  };
  const to = (code: string) => address({ year: String(year), practice: code, revealed: null });
  const revealed = view.phase === "revealed";
  const rated = view.subjects.filter(({ rated: { self } }) => self).length;
  const unrated = view.subjects.filter(({ member, rated: { self } }) => member && !self).length;
  return (
    <CollaborativeShell shell={shell}>
      <Page
        wide
        eyebrow={
          <>
            <Link to={`/c/${shell.slug}/continuum?year=${year}`}>Continuum of Progress</Link>, practice{" "}
            {at + 1} of {count}
            {own ? ", your own screen" : ""}
          </>
        }
        title={practice.name}
        actions={<YearPicker years={years} current={year} label="Year" />}
      >
        <div className="grid gap-10 text-[clamp(1.0625rem,1.3vw,1.5rem)]">
          <ol className="grid gap-4 md:grid-cols-3">
            {practice.descriptors.map((descriptor, place) => (
              <li key={descriptor} className="border-line-strong border-t-3 pt-3">
                <p className="font-semibold">
                  {place + 1} {words[place + 1]}
                </p>
                <p className="mt-1 leading-snug">{descriptor}</p>
              </li>
            ))}
          </ol>
          <div className="no-print flex flex-wrap items-center gap-3 text-base">
            {revealed ? (
              <LinkButton kind="secondary" to={address({ revealed: null })}>
                Cover them again
              </LinkButton>
            ) : rated > 0 ? (
              <LinkButton to={address({ practice: practice.code, year: String(year), revealed: "1" })}>
                Reveal all ratings
              </LinkButton>
            ) : null}
            {previous ? (
              <LinkButton kind="secondary" to={to(previous.code)}>
                Previous: {previous.name}
              </LinkButton>
            ) : null}
            {next ? (
              <LinkButton kind="secondary" to={to(next.code)}>
                Next: {next.name}
              </LinkButton>
            ) : null}
            <LinkButton kind="quiet" to={address({ own: own ? null : "1" })}>
              {own ? "As the room may see it" : "For your own screen"}
            </LinkButton>
          </div>
          {view.refused ? <Notice tone="warning">{view.refused}</Notice> : null}
          {view.subjects.length === 0 ? (
            <EmptyState title="Nobody to talk about">
              <p>No institution was a member in {year}.</p>
            </EmptyState>
          ) : null}
          {!revealed && view.subjects.length > 0 ? (
            <p>
              {rated} of {view.subjects.length} have said where they see themselves. Ratings stay covered
              until all are revealed together, so that none leans on another.
            </p>
          ) : null}
          {revealed && view.counts ? (
            <section aria-label="Where the members see themselves" className="grid gap-2">
              <p className="font-semibold">Where the members see themselves</p>
              <DistributionBar counts={view.counts} unrated={unrated} words={words} />
            </section>
          ) : null}
          {revealed && view.withheld ? (
            <p>
              Where the members see themselves: <Missing kind="withheld" />
              <span className="text-ink-soft">, {view.withheld.detail}</span>
            </p>
          ) : null}
          {revealed && !view.mayRecord ? (
            <Notice>
              <p>
                Single members’ stages are not for the room here.{" "}
                <Link to={address({ own: "1" })}>Record what is agreed on your own screen</Link>, not on the
                projector.
              </p>
            </Notice>
          ) : null}
          <ul>
            {view.subjects.map((subject) => (
              <SessionSubject
                key={`${practice.code} ${subject.slug}`}
                {...{ subject, revealed, words }}
                answer={answer?.subject === subject.slug ? answer : undefined}
              />
            ))}
          </ul>
        </div>
      </Page>
    </CollaborativeShell>
  );
}
