import { Form } from "@remix-run/react";
import {
  GROUPS,
  LONGEST_WORDS,
  QUESTIONS,
  RATINGS,
  SCALE_KEYS,
  SCALES,
  SINGLES,
  type Statement,
} from "~/domain/pulse/statements";
import type { PulseWords } from "~/domain/pulse/words/pulse-words";
import { Button } from "~/ui/controls/Button";
import { TextField } from "~/ui/controls/Field";
import { Section } from "~/ui/layout/Page";

/** The statements in their sections: wide enough for thumbs, and plain radio buttons for keyboards. */
export function AnswerForm({
  words,
  asksGroup,
  sent,
}: {
  words: PulseWords;
  asksGroup: boolean;
  /** What was sent and refused. */
  sent: Record<string, string>;
}) {
  const [worth, ...ties] = [...SINGLES].reverse();
  const sections: [title: string, statements: readonly Statement[]][] = [
    ...SCALE_KEYS.map((scale): [string, readonly Statement[]] => [words.scales[scale], SCALES[scale]]),
    [words.scales.ties, ties.reverse()],
    [words.scales.overall, worth ? [worth] : []],
  ];
  return (
    <Form method="post" className="grid max-w-[46rem] gap-12">
      {sections.map(([title, statements]) => (
        <Section key={title} title={title}>
          <div className="grid gap-9">
            {statements.map((statement) => (
              <StatementField
                key={statement}
                name={statement}
                legend={words.statements[statement]}
                words={words}
                chosen={sent[statement]}
              />
            ))}
            {title === words.scales.overall
              ? QUESTIONS.map((question) => (
                  <TextField
                    key={question}
                    id={question}
                    name={question}
                    label={words.questions[question]}
                    hint={words.questionHint}
                    maxLength={LONGEST_WORDS}
                    defaultValue={sent[question]}
                  />
                ))
              : null}
          </div>
        </Section>
      ))}
      {asksGroup ? <GroupField words={words} chosen={sent.group} /> : null}
      <div>
        <Button>{words.send}</Button>
      </div>
    </Form>
  );
}

const BOX =
  "cursor-pointer rounded-md border border-line-strong hover:bg-sunk has-checked:border-ink has-checked:bg-raised has-focus-visible:outline-2 has-focus-visible:outline-offset-2";
const RADIO = "size-4.5 shrink-0 accent-(--color-ink)";

function StatementField({
  name,
  legend,
  words: { ends, cannotSay },
  chosen,
}: {
  name: Statement;
  legend: string;
  words: PulseWords;
  chosen: string | undefined;
}) {
  const end = (rating: number) => (rating === 1 ? ends.least : rating === 5 ? ends.most : null);
  return (
    <fieldset className="min-w-0">
      <legend className="mb-3 font-semibold text-lg leading-snug">{legend}</legend>
      <div className="grid grid-cols-5 gap-2">
        {RATINGS.map((rating) => (
          <label key={rating} className={`${BOX} flex min-h-16 flex-col items-center justify-center gap-1`}>
            <input
              type="radio"
              name={name}
              value={rating}
              defaultChecked={chosen === `${rating}`}
              aria-label={end(rating) ? `${rating}, ${end(rating)}` : undefined}
              className={RADIO}
            />
            <span className="font-semibold">{rating}</span>
          </label>
        ))}
      </div>
      <p aria-hidden="true" className="mt-1 flex justify-between text-ink-soft text-sm">
        <span>1: {ends.least}</span>
        <span>5: {ends.most}</span>
      </p>
      <label className={`${BOX} mt-2 flex min-h-11 w-fit items-center gap-3 px-4 py-2`}>
        <input
          type="radio"
          name={name}
          value="unsaid"
          defaultChecked={chosen === "unsaid"}
          className={RADIO}
        />
        <span>{cannotSay}</span>
      </label>
    </fieldset>
  );
}

function GroupField({
  words: { groupQuestion, groupHint, groups, noGroup },
  chosen,
}: {
  words: PulseWords;
  chosen: string | undefined;
}) {
  const options = [...GROUPS.map((group) => ({ value: `${group}`, label: groups[group] }))];
  return (
    <fieldset className="min-w-0" aria-describedby="group-hint">
      <legend className="font-semibold text-lg leading-snug">{groupQuestion}</legend>
      <p id="group-hint" className="mt-1 mb-3 text-ink-soft text-sm">
        {groupHint}
      </p>
      <div className="grid gap-2">
        {[...options, { value: "unsaid", label: noGroup }].map(({ value, label }) => (
          <label key={value} className={`${BOX} flex min-h-11 items-center gap-3 px-4 py-2`}>
            <input
              type="radio"
              name="group"
              value={value}
              defaultChecked={chosen === value}
              className={RADIO}
            />
            <span className="min-w-0">{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
