import { Form, useLocation } from "@remix-run/react";
import type { KeyboardEvent } from "react";
import { EVIDENCE_FROM, LONGEST_EVIDENCE } from "~/domain/continuum/checks";
import { STAGES, type Stage } from "~/domain/continuum/continuum";
import { StageMark } from "~/ui/continuum/StageMark";
import { type StageWords, stageClass, stageWord } from "~/ui/continuum/stages";
import { Icon } from "~/ui/figures/icons";
import type { SessionView } from "./session-view.server";

export interface AgreeAnswer {
  subject: string;
  evidence: string;
  error: string;
  /** Of what somebody else has recorded meanwhile: choosing again replaces that. */
  revision?: number;
}

/** One subject of a session: who has rated and, after the reveal, the views and the form for the agreed stage. */
export function SessionSubject({
  subject,
  revealed,
  words,
  answer,
}: {
  subject: SessionView["subjects"][number];
  revealed: boolean;
  words: StageWords;
  answer: AgreeAnswer | undefined;
}) {
  const { slug, name, member, rated, self, backbone, agreed, before } = subject;
  const views = [
    { who: member ? "Own view" : "Backbone", has: rated.self, stage: self },
    ...(member ? [{ who: "Backbone", has: rated.backbone, stage: backbone }] : []),
  ];
  const apart = agreed === null && self !== null && backbone !== null && self !== backbone;
  return (
    <li id={slug} className="grid gap-3 border-line border-b py-4 lg:grid-cols-[14rem_1fr]">
      <div>
        <h2 className="font-sans font-semibold text-[1em]">{name}</h2>
        {before ? (
          <p className="text-[0.8em] text-ink-soft">
            {before.year}: {stageWord(words, before.stage)}
          </p>
        ) : null}
      </div>
      <div className="grid gap-3">
        <ul className="flex flex-wrap gap-x-6 gap-y-1">
          {views.map(({ who, has, stage }) => (
            <li key={who} className="flex flex-wrap items-center gap-2">
              <span className="text-ink-soft">{who}:</span>
              {stage !== null ? (
                <>
                  <StageMark stage={stage} />
                  {stageWord(words, stage)}
                </>
              ) : (
                <span className={has ? "" : "text-ink-soft"}>
                  {has ? <Icon name="check" /> : null} {has ? "rated" : "not rated"}
                </span>
              )}
            </li>
          ))}
          {apart ? <li className="font-semibold">≠ discuss</li> : null}
          {agreed !== null ? (
            <li className="flex items-center gap-2 font-semibold">
              <Icon name="check" /> Agreed: <StageMark stage={agreed} /> {stageWord(words, agreed)}
            </li>
          ) : null}
        </ul>
        {revealed && subject.mayRecord ? <AgreeForm subject={subject} words={words} answer={answer} /> : null}
      </div>
    </li>
  );
}

function AgreeForm({
  subject,
  words,
  answer,
}: {
  subject: SessionView["subjects"][number];
  words: StageWords;
  answer: AgreeAnswer | undefined;
}) {
  const { slug, name, agreed, evidence, revision } = subject;
  const error = answer?.error;
  const { pathname, search } = useLocation();
  return (
    <Form
      method="post"
      // The address carries the practice, which the form would otherwise drop.
      action={`${pathname}${search}#${slug}`}
      preventScrollReset
      onKeyDown={recordByKey}
      className="no-print grid gap-2"
      aria-label={`What was agreed for ${name}`}
    >
      <input type="hidden" name="subject" value={slug} />
      <input type="hidden" name="revision" value={answer?.revision ?? revision} readOnly />
      {/* Enter presses the first button of a form, which must not choose a stage. */}
      <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true">
        Record
      </button>
      <div className="grid gap-1">
        <label htmlFor={`${slug}-evidence`} className="text-[0.8em] text-ink-soft">
          What shows it, in one short sentence (from “{words[EVIDENCE_FROM]}” up)
        </label>
        <input
          id={`${slug}-evidence`}
          name="evidence"
          defaultValue={answer?.evidence ?? evidence}
          maxLength={LONGEST_EVIDENCE}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${slug}-error` : undefined}
          className="min-h-11 w-full max-w-[46rem] rounded-md border border-line-strong bg-raised px-3 py-2 aria-invalid:border-2 aria-invalid:border-bad"
        />
        {error ? (
          <p id={`${slug}-error`} role="alert" className="flex gap-2 font-medium text-[0.8em] text-bad">
            <Icon name="warn" className="mt-1" />
            {error}
          </p>
        ) : null}
      </div>
      <div className="flex flex-wrap gap-2">
        {STAGES.map((stage) => (
          <StageButton key={stage} stage={stage} words={words} chosen={agreed === stage} />
        ))}
      </div>
    </Form>
  );
}

function StageButton({ stage, words, chosen }: { stage: Stage; words: StageWords; chosen: boolean }) {
  return (
    <button
      type="submit"
      name="stage"
      value={stage}
      aria-pressed={chosen}
      className={`inline-flex min-h-11 items-center gap-2 rounded-md px-3 text-[0.9em] hover:outline-2 hover:outline-ink ${stageClass(stage)} ${chosen ? "font-semibold outline-3 outline-ink outline-offset-1" : ""}`}
    >
      <StageMark stage={stage} />
      {stage} {words[stage]}
    </button>
  );
}

/** Keys 0 to 3 record a stage, except while typing. */
function recordByKey(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.target instanceof HTMLInputElement || event.ctrlKey || event.altKey || event.metaKey) return;
  const button = event.currentTarget.querySelector<HTMLButtonElement>(
    `button[name=stage][value="${event.key}"]`,
  );
  if (!/^[0-3]$/.test(event.key) || !button) return;
  event.preventDefault();
  event.currentTarget.requestSubmit(button);
}
