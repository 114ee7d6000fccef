import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { formOf } from "~/access/limits/body.server";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { STAGES } from "~/domain/continuum/continuum";
import { paths } from "~/paths";
import { writeAssessments } from "~/records/continuum/assessments.server";
import { revealPractice } from "~/records/continuum/reveals.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { useAnswer } from "~/routes/shared/forms";
import { YearPicker } from "~/ui/controls/YearPicker";
import { Page } from "~/ui/layout/Page";
import { Descriptors, SessionNotes, SessionSteps } from "./SessionParts";
import { type AgreeAnswer, SessionSubject } from "./SessionSubject";
import { agree, readSession, sessionView, toReveal } from "./session-view.server";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `${shown.practice.name} · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "rate members", async (visited) => {
    const read = await readSession(visited, args.request);
    const own = new URL(args.request.url).searchParams.has("own");
    const { practice, practices, at, years, year, words } = read;
    return {
      shell: shellOf(visited, read.catalog.collaborative),
      practice,
      years,
      year,
      words,
      own,
      at,
      count: practices.length,
      previous: practices[at - 1] ?? null,
      next: practices[at + 1] ?? null,
      view: sessionView(read, visited.viewer, own),
    };
  });
}

/** Reveals the practice, or records what was agreed for one subject. */
export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  const text = (name: string) => String(form.get(name) ?? "");
  const subject = text("subject");
  const evidence = text("evidence").trim();
  const refuse = (error: string, more: Partial<AgreeAnswer> = {}, status = 422) =>
    data<AgreeAnswer>({ subject, evidence, error, ...more }, { status });
  const { pathname, search } = new URL(args.request.url);
  const stage = STAGES.find((known) => String(known) === text("stage"));
  return visit(args, "rate members", async (visited) => {
    const read = await readSession(visited, args.request);
    if (text("intent") === "reveal") {
      const { year, practice } = read;
      if (read.reveal) return redirect(`${pathname}${search}`);
      const outcome = await toReveal(visited.db, read);
      if ("refused" in outcome) return refuse(outcome.refused);
      await revealPractice(visited.db, { year, practice: practice.code, ratings: outcome.ratings });
      return redirect(`${pathname}${search}`);
    }
    if (stage === undefined) return refuse("Choose a stage.");
    const { refused, recorded } = agree(read, subject, stage, evidence);
    if (refused) return refuse(refused);
    const revision = z.coerce.number().int().min(0).catch(0).parse(text("revision"));
    const outcome = await writeAssessments(
      visited.db,
      recorded.map((assessment) => ({ assessment, revision })),
      "Agreed in a session",
    );
    if (!outcome.stored) {
      const [conflict] = outcome.conflicts;
      const theirs = conflict?.theirs;
      const what = theirs?.stage == null ? "withdrew it" : `recorded “${read.words[theirs.stage]}”`;
      return refuse(
        `${theirs?.changedBy === visited.person.name ? "In another tab, you" : (theirs?.changedBy ?? "Someone else")} ${what} while you were deciding. Choose again to replace it, or leave it as it is.`,
        { revision: theirs?.revision ?? 0 },
        409,
      );
    }
    return redirect(`${pathname}${search}#${subject}`);
  });
}

export default function ContinuumSession() {
  const { shell, practice, years, year, words, own, at, count, previous, next, view } =
    useLoaderData<typeof loader>();
  const answer = useAnswer<AgreeAnswer>();
  const revealed = view.phase === "revealed";
  return (
    <CollaborativeShell shell={shell}>
      <Page
        wide
        eyebrow={
          <>
            <Link to={paths.continuum(shell.slug, { year })}>Continuum of Progress</Link>, practice {at + 1}{" "}
            of {count}
            {own ? ", your own screen" : ""}
          </>
        }
        title={practice.name}
        actions={<YearPicker years={years} current={year} label="Year" />}
      >
        <div className="grid gap-10 text-[clamp(1.0625rem,1.3vw,1.5rem)]">
          <Descriptors descriptors={practice.descriptors} words={words} />
          <SessionSteps
            practice={practice}
            year={year}
            revealed={revealed}
            refused={answer && answer.subject === "" ? answer.error : null}
            neighbors={{ previous, next }}
            own={own}
          />
          <SessionNotes view={view} year={year} words={words} locale={shell.locale} />
          <ul>
            {view.subjects.map((subject) => (
              <SessionSubject
                key={`${practice.code} ${subject.slug}`}
                subject={subject}
                revealed={revealed}
                words={words}
                answer={answer?.subject === subject.slug ? answer : undefined}
              />
            ))}
          </ul>
        </div>
      </Page>
    </CollaborativeShell>
  );
}
