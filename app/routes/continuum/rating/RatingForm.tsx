import { Form, Link } from "@remix-run/react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { asTypedRating, EMPTY_RATING, type TypedRating } from "~/domain/continuum/form";
import type { StageWords } from "~/ui/continuum/stages";
import { type SaveState, useAutosave } from "~/ui/continuum/use-autosave";
import { Button } from "~/ui/controls/Button";
import { useHydrated } from "~/ui/grid/hooks/use-hydrated";
import type { RateAnswer } from "./answers";
import { PracticeFields, type RatedPractice } from "./PracticeFields";

const PARTS: (keyof RateAnswer)[] = ["revisions", "faults", "conflicts"];

/** All practices that one rater rates for a subject. Drafts are saved while typing. */
export function RatingForm({
  practices,
  words,
  year,
  answer,
  drafts,
  back,
  locale,
}: {
  practices: RatedPractice[];
  words: StageWords;
  year: number;
  answer: RateAnswer | undefined;
  /** Where drafts are sent in the background. */
  drafts: string;
  back: string;
  locale: string;
}) {
  const form = useRef<HTMLFormElement>(null);
  const [feedback, setFeedback] = useState(() => startOf(practices, answer));
  const [touched, setTouched] = useState(false);
  /** The first fault gets the focus as soon as it is shown. */
  const focusDue = useRef(false);
  const { state, touch, stop } = useAutosave<RateAnswer>(form, drafts, (news) =>
    setFeedback((old) => merged(old, news)),
  );
  useEffect(() => {
    if (!answer) return;
    setFeedback((old) => ({ ...answer, revisions: { ...old.revisions, ...answer.revisions } }));
    focusDue.current = Object.keys(answer.faults).length + Object.keys(answer.conflicts).length > 0;
  }, [answer]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once the faults are on the page
  useEffect(() => {
    if (focusDue.current) focusFirst(form.current);
    focusDue.current = false;
  }, [feedback]);

  const onInput = (event: FormEvent<HTMLFormElement>) => {
    const { name } = event.target as HTMLInputElement;
    setTouched(true);
    if (name) touch(name.slice(name.indexOf(".") + 1));
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    const running = stop();
    if (!running) return;
    // A draft being saved will have a newer revision than the form, so wait for it before sending.
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    void running.then(() => setTimeout(() => form.current?.requestSubmit(submitter as HTMLElement), 0));
  };
  return (
    <Form method="post" ref={form} onInput={onInput} onSubmit={onSubmit} noValidate className="grid gap-12">
      {practices.map((practice) => (
        <PracticeFields
          key={practice.code}
          practice={practice}
          words={words}
          year={year}
          locale={locale}
          typed={answer?.typed[practice.code] ?? typedOf(practice)}
          revision={feedback.revisions[practice.code] ?? 0}
          faults={feedback.faults[practice.code] ?? {}}
          conflict={feedback.conflicts[practice.code] ?? null}
          waiting={feedback.waiting.includes(practice.code)}
        />
      ))}
      <div className="no-print sticky bottom-0 z-10 -mx-4 flex flex-wrap items-center gap-3 border-line border-t bg-paper px-4 py-3 sm:-mx-6 sm:px-6">
        <Button name="intent" value="submit">
          Submit
        </Button>
        <Button name="intent" value="later" kind="secondary">
          Save for later
        </Button>
        <Link to={back} className="inline-flex min-h-11 items-center px-2">
          Back
        </Link>
        <SaveLine state={state} touched={touched} wrong={Object.keys(feedback.faults).length > 0} />
      </div>
    </Form>
  );
}

const typedOf = ({ stored }: RatedPractice): TypedRating => (stored ? asTypedRating(stored) : EMPTY_RATING);

function startOf(practices: RatedPractice[], answer: RateAnswer | undefined): RateAnswer {
  const revisions = Object.fromEntries(
    practices.map(({ code, stored }) => [code, stored?.revision ?? 0] as const),
  );
  const none: RateAnswer = { revisions, faults: {}, conflicts: {}, typed: {}, waiting: [] };
  return answer ? { ...answer, revisions: { ...revisions, ...answer.revisions } } : none;
}

/** Replaces the feedback on every practice that the new answer mentions. */
function merged(old: RateAnswer, news: RateAnswer): RateAnswer {
  const mentioned = new Set([...PARTS.flatMap((part) => Object.keys(news[part] ?? {})), ...news.waiting]);
  const unmentioned = <Value,>(record: Record<string, Value>) =>
    Object.fromEntries(Object.entries(record).filter(([practice]) => !mentioned.has(practice)));
  return {
    revisions: { ...old.revisions, ...news.revisions },
    faults: { ...unmentioned(old.faults), ...news.faults },
    conflicts: { ...unmentioned(old.conflicts), ...news.conflicts },
    typed: old.typed,
    waiting: [...new Set([...old.waiting, ...news.waiting])],
  };
}

function focusFirst(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLElement>("[aria-invalid=true], [data-conflict]")?.focus();
}

const LINES: Record<SaveState, string> = {
  idle: "Changes are saved as you go; they count once you submit.",
  waiting: "",
  saving: "Saving…",
  saved: "Saved as a draft.",
  failed: "Not saved yet. Trying again.",
};

function SaveLine({ state, touched, wrong }: { state: SaveState; touched: boolean; wrong: boolean }) {
  const hydrated = useHydrated();
  const line =
    wrong && state !== "saving" ? "Something needs another look; the rest is saved." : LINES[state];
  return (
    <p aria-live="polite" className="min-w-0 text-ink-soft text-sm">
      {hydrated && (touched || state === "idle") ? line : ""}
    </p>
  );
}
