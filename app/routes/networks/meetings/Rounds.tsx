import type { NetworkFrame } from "~/access/networks/visit.server";
import { roundForm } from "~/domain/networks/forms";
import { isComplete, type Round } from "~/domain/networks/year";
import { Section } from "~/ui/layout/Page";
import type { NetworkAnswer } from "../forms/answer";
import { NetworkForm } from "../forms/NetworkForm";

/** What each participant brings to a meeting, and the form for one's own. */
export function Rounds({
  frame,
  participants,
  rounds,
  open,
  answer,
}: {
  frame: NetworkFrame;
  participants: { id: string; name: string }[];
  rounds: Round[];
  open: boolean;
  answer: NetworkAnswer | undefined;
}) {
  const mine = rounds.find(({ participantId }) => participantId === frame.participantId);
  const missing = participants.filter(({ id }) => {
    const round = rounds.find(({ participantId }) => participantId === id);
    return !round || !isComplete(round);
  });
  return (
    <>
      <Section
        title="Round"
        lead={
          missing.length > 0
            ? `${participants.length - missing.length} of ${participants.length} complete.${
                open ? ` Still missing: ${missing.map(({ name }) => name).join(", ")}.` : ""
              }`
            : undefined
        }
      >
        {rounds.length === 0 ? (
          <p className="text-ink-soft">Nobody has written yet.</p>
        ) : (
          <div className="grid gap-8">
            {participants.flatMap(({ id, name }) => {
              const round = rounds.find(({ participantId }) => participantId === id);
              return round ? [<OneRound key={id} name={name} round={round} />] : [];
            })}
          </div>
        )}
      </Section>
      {open && frame.participantId ? (
        <Section title="What you bring">
          <NetworkForm
            id="round"
            schema={roundForm}
            fields={[
              { name: "news", label: "News", kind: "area", optional: true },
              { name: "lesson", label: "A lesson", kind: "area", optional: true },
              { name: "question", label: "A question to the others", kind: "area", optional: true },
            ]}
            values={{
              news: mine?.news ?? "",
              lesson: mine?.lesson ?? "",
              question: mine?.question ?? "",
            }}
            hidden={{ participantId: frame.participantId }}
            intent="round"
            button="Save what you bring"
            answer={answer}
          />
        </Section>
      ) : null}
    </>
  );
}

function OneRound({ name, round }: { name: string; round: Round }) {
  const parts = [
    ["News", round.news],
    ["Lesson", round.lesson],
    ["Question", round.question],
  ].filter(([, text]) => text);
  return (
    <article aria-label={name} className="max-w-[46rem]">
      <h3 className="text-xl">{name}</h3>
      <dl className="mt-2 grid gap-2">
        {parts.map(([label, text]) => (
          <div key={label}>
            <dt className="font-semibold text-sm">{label}</dt>
            <dd className="whitespace-pre-line">{text}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}
