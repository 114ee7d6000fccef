import { Form, Link } from "@remix-run/react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { asTypedRating, EMPTY_RATING, type TypedRating } from "~/domain/continuum-form";
import type { StageWords } from "~/ui/continuum/stages";
import { type SaveState, useAutosave } from "~/ui/continuum/use-autosave";
import { Button } from "~/ui/controls/Button";
import { useHydrated } from "~/ui/grid/use-hydrated";
import type { RateAnswer } from "./continuum-answers";
import { PracticeFields, type RatedPractice } from "./PracticeFields";

const PARTS: (keyof RateAnswer)[] = ["revisions", "faults", "conflicts"];

/** All practices of a subject to be rated by one rater; drafts are kept as one goes. */
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
  const [said, setSaid] = useState(() => startOf(practices, answer));
  const [touched, setTouched] = useState(false);
  const { state, touch, stop } = useAutosave<RateAnswer>(form, drafts, (news) =>
    setSaid((old) => merged(old, news)),
  );
  useEffect(() => {
    if (!answer) return;
    setSaid((old) => ({ ...answer, revisions: { ...old.revisions, ...answer.revisions } }));
    const wrong = Object.keys(answer.faults).length + Object.keys(answer.conflicts).length > 0;
    if (wrong) requestAnimationFrame(() => focusFirst(form.current));
  }, [answer]);

  const onInput = (event: FormEvent<HTMLFormElement>) => {
    const { name } = event.target as HTMLInputElement;
    setTouched(true);
    if (name) touch(name.slice(name.indexOf(".") + 1));
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    const running = stop();
    if (!running) return;
    // A draft on its way has a newer revision than the form: wait for it, then send.
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    void running.then(() => setTimeout(() => form.current?.requestSubmit(submitter as HTMLElement), 0));
  };
  return (
    <Form method="post" ref={form} onInput={onInput} onSubmit={onSubmit} noValidate className="grid gap-12">
      {practices.map((practice) => (
        <PracticeFields
          key={practice.code}
          {...{ practice, words, year, locale }}
          typed={answer?.typed[practice.code] ?? typedOf(practice)}
          revision={said.revisions[practice.code] ?? 0}
          faults={said.faults[practice.code] ?? {}}
          conflict={said.conflicts[practice.code] ?? null}
          waiting={said.waiting.includes(practice.code)}
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
        <SaveLine {...{ state, touched }} wrong={Object.keys(said.faults).length > 0} />
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

/** What is news of a practice takes the place of what was said of it before. */
function merged(old: RateAnswer, news: RateAnswer): RateAnswer {
  const about = new Set([...PARTS.flatMap((part) => Object.keys(news[part] ?? {})), ...news.waiting]);
  const kept = <Value,>(record: Record<string, Value>) =>
    Object.fromEntries(Object.entries(record).filter(([practice]) => !about.has(practice)));
  return {
    revisions: { ...old.revisions, ...news.revisions },
    faults: { ...kept(old.faults), ...news.faults },
    conflicts: { ...kept(old.conflicts), ...news.conflicts },
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
  saving: "Saving …",
  saved: "Saved as a draft.",
  failed: "Not saved yet: trying again.",
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
