import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { frameOf, visitNetwork } from "~/access/networks/visit.server";
import { lessonForm } from "~/domain/networks/forms";
import { readReceived } from "~/records/networks/received.server";
import { readLessons } from "~/records/networks/works.server";
import { todayIso } from "~/records/today";
import { useAnswer } from "~/routes/shared/forms";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { networkAction } from "../forms/action.server";
import type { NetworkAnswer } from "../forms/answer";
import { NetworkForm } from "../forms/NetworkForm";
import { Facts, ReceivedGift } from "../gifts/ReceivedGift";
import { NetworkShell } from "../NetworkShell";
import { lessonSteps } from "./steps.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Lessons · ${data.frame.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visitNetwork(args, "take part", async (visited) => {
    const { db, role, participantId } = visited;
    const today = todayIso();
    const lessons = await readLessons(db);
    return {
      frame: frameOf(visited),
      year: today.slice(0, 4),
      lessons: lessons.map((lesson) => ({
        ...lesson,
        mayChange: role === "coordinator" || lesson.participantId === participantId,
      })),
      gifts: await readReceived(db, today),
    };
  });
}

export const action = (args: ActionFunctionArgs) => networkAction(args, lessonSteps);

export default function Lessons() {
  const { frame, year, lessons, gifts } = useLoaderData<typeof loader>();
  const answer = useAnswer<NetworkAnswer>();
  return (
    <NetworkShell frame={frame}>
      <Page
        title="Lessons and gifts"
        lead="What worked, what did not, and what collaboratives have given to the network."
      >
        {answer?.fault && answer.of === "" ? <Notice tone="error">{answer.fault}</Notice> : null}
        <Section title="Lessons">
          {lessons.length === 0 ? (
            <EmptyState title="No lesson yet">
              <p>Write down one thing that worked and one that did not.</p>
            </EmptyState>
          ) : (
            <div className="grid gap-10">
              {lessons.map((lesson) => (
                <article key={lesson.id} aria-label={lesson.title} className="max-w-[46rem]">
                  <h3 className="text-xl">{lesson.title}</h3>
                  <p className="mt-1 text-ink-soft text-sm">
                    {[lesson.participant ?? "Coordinator", lesson.by, lesson.year].join(" · ")}
                  </p>
                  <Facts
                    facts={[
                      { label: "Theme", text: lesson.theme },
                      { label: "Setting", text: lesson.setting },
                      { label: "What worked", text: lesson.worked },
                      { label: "What did not", text: lesson.failed },
                    ]}
                  />
                  {lesson.links.map((link) => (
                    <p key={link} className="mt-2">
                      <a href={link} rel="noreferrer" className="break-all">
                        {link}
                      </a>
                    </p>
                  ))}
                  {lesson.mayChange ? (
                    <TwoStepRemoval
                      look="quiet"
                      first="Remove…"
                      button={`Remove “${lesson.title}”`}
                      name="intent"
                      value="remove"
                      fields={{ id: lesson.id, revision: lesson.revision }}
                    >
                      <p>The history keeps it.</p>
                    </TwoStepRemoval>
                  ) : null}
                </article>
              ))}
            </div>
          )}
        </Section>
        <Section title="Gifts" lead="Frozen copies, until their last day or until they are withdrawn.">
          {gifts.length === 0 ? (
            <p className="text-ink-soft">Nothing can be seen at the moment.</p>
          ) : (
            <div className="grid gap-10">
              {gifts.map((gift) => (
                <ReceivedGift key={gift.id} frame={frame} gift={gift} />
              ))}
            </div>
          )}
        </Section>
        <Section title="Write a lesson">
          <NetworkForm
            key={lessons.length}
            id="lesson"
            schema={lessonForm}
            fields={[
              { name: "title", label: "Title" },
              { name: "theme", label: "Theme", optional: true },
              { name: "year", label: "Year", kind: "number" },
              { name: "setting", label: "Setting", kind: "area", hint: "Where, and with whom." },
              { name: "worked", label: "What worked", kind: "area" },
              { name: "failed", label: "What did not", kind: "area" },
              { name: "links", label: "Links", kind: "area", hint: "One a line.", optional: true, rows: 2 },
            ]}
            values={{ year }}
            intent="add"
            button="Share the lesson"
            answer={answer}
          />
        </Section>
      </Page>
    </NetworkShell>
  );
}
