import { Form, Link } from "@remix-run/react";
import { type FormEvent, useCallback, useEffect, useRef, useState } from "react";
import { type SaveState, useAutosave } from "~/ui/continuum/use-autosave";
import { Button } from "~/ui/controls/Button";
import { TextField } from "~/ui/controls/Field";
import { useHydrated } from "~/ui/grid/hooks/use-hydrated";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import { AttendanceRows, type SeatRow } from "./AttendanceRows";
import { DecisionFields, type EarlierDecision } from "./DecisionFields";
import type { MinutesState, NotedItem, PartsAnswer } from "./parts-state";
import { partOf, putTheirs } from "./their-changes";
import { usePolled } from "./use-polled";

/** Attendance, notes, and decisions on one screen. What is typed is saved, and what others type appears. */
export function MinutesForm({
  items,
  seats,
  earlier,
  state: first,
  answer,
  parts,
  back,
}: {
  items: NotedItem[];
  seats: SeatRow[];
  earlier: EarlierDecision[];
  state: MinutesState;
  answer: PartsAnswer | undefined;
  /** Where parts are saved in the background, and read. */
  parts: string;
  back: string;
}) {
  const form = useRef<HTMLFormElement>(null);
  const touched = useRef(new Set<string>());
  const [state, setState] = useState(answer?.state ?? first);
  const [faults, setFaults] = useState(answer?.faults ?? {});
  const [conflicts, setConflicts] = useState(answer?.conflicts ?? {});
  const known = useRef(state);
  const take = useCallback((next: MinutesState) => {
    putTheirs(form.current, known.current, next, touched.current);
    known.current = next;
    setState(next);
  }, []);
  const saved = useCallback(
    (news: PartsAnswer) => {
      for (const part of [...touched.current])
        if (!news.faults[part] && !news.conflicts[part]) touched.current.delete(part);
      setFaults(news.faults);
      setConflicts(news.conflicts);
      // A new decision has a form of its own from now on.
      for (const { id } of items)
        if (news.state.decisions.length > known.current.decisions.length && !news.faults[`new:${id}`])
          clearNew(form.current, `new:${id}`);
      take(news.state);
    },
    [items, take],
  );
  const { state: saving, touch, stop } = useAutosave<PartsAnswer>(form, parts, saved);
  usePolled<MinutesState>(parts, take, saving === "saving" || saving === "waiting");
  useEffect(() => {
    if (answer) saved(answer);
    else take(first);
  }, [answer, first, saved, take]);

  const onInput = (event: FormEvent<HTMLFormElement>) => {
    const part = partOf((event.target as HTMLInputElement).name);
    if (!part) return;
    touched.current.add(part);
    // A new decision is taken down with its button, not while its words are typed.
    if (!part.startsWith("new:")) touch(part);
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    const running = stop();
    if (!running) return;
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    void running.then(() => setTimeout(() => form.current?.requestSubmit(submitter as HTMLElement), 0));
  };
  const problem = (part: string) =>
    faults[part] ??
    (conflicts[part]
      ? `${conflicts[part]} changed this at the same time. Yours is not saved: change it once more to replace theirs.`
      : null);
  return (
    <Form method="post" ref={form} onInput={onInput} onSubmit={onSubmit} noValidate className="grid gap-12">
      {/* Enter in a field saves. Without this it would press the first button. */}
      <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true">
        Save
      </button>
      {faults.form ? <Notice tone="error">{faults.form}</Notice> : null}
      <Section title="Who is here" lead={<span aria-live="polite">{state.quorum}</span>}>
        <AttendanceRows seats={seats} attendance={state.attendance} problem={problem} />
        <div className="mt-4 max-w-[46rem]">
          <TextField
            name="guests.meeting"
            label="Also here, without a seat"
            optional
            rows={1}
            defaultValue={first.guests}
            error={problem("meeting")}
          />
        </div>
      </Section>
      {items.map((item, place) => {
        const stored = state.items.find(({ id }) => id === item.id);
        const part = `item:${item.id}`;
        return (
          <Section key={item.id} title={`${place + 1}. ${item.title}`}>
            <div className="grid max-w-[52rem] gap-6">
              <input type="hidden" name={`revision.${part}`} value={stored?.revision ?? 0} />
              <TextField
                name={`notes.${part}`}
                label="Notes"
                rows={4}
                defaultValue={first.items.find(({ id }) => id === item.id)?.notes ?? ""}
                error={problem(part)}
              />
              {state.decisions
                .filter(({ itemId }) => itemId === item.id)
                .map((decision) => (
                  <DecisionFields
                    key={decision.id}
                    part={`decision:${decision.id}`}
                    decision={decision}
                    earlier={earlier}
                    problem={problem(`decision:${decision.id}`)}
                  />
                ))}
              <DecisionFields
                part={`new:${item.id}`}
                decision={null}
                earlier={earlier}
                problem={problem(`new:${item.id}`)}
                about={item.title}
              />
            </div>
          </Section>
        );
      })}
      <div className="no-print sticky bottom-0 z-10 -mx-4 flex flex-wrap items-center gap-3 border-line border-t bg-paper px-4 py-3 sm:-mx-6 sm:px-6">
        <Button>Save</Button>
        <Button name="then" value="done" kind="secondary">
          Save and go back
        </Button>
        <Link to={back} className="inline-flex min-h-11 items-center px-2">
          Back
        </Link>
        <SaveLine state={saving} />
      </div>
    </Form>
  );
}

/** Empties the fields of a decision that was taken down. */
function clearNew(form: HTMLFormElement | null, part: string) {
  for (const field of form?.querySelectorAll<HTMLInputElement>(`[name$="${CSS.escape(part)}"]`) ?? [])
    if (field.type === "checkbox") field.checked = false;
    else field.value = "";
}

const LINES: Record<SaveState, string> = {
  idle: "Changes are saved as you go, and others’ appear here.",
  waiting: "",
  saving: "Saving…",
  saved: "Saved.",
  failed: "Not saved yet. Trying again.",
};

function SaveLine({ state }: { state: SaveState }) {
  const hydrated = useHydrated();
  return (
    <p aria-live="polite" className="min-w-0 text-ink-soft text-sm">
      {hydrated ? LINES[state] : ""}
    </p>
  );
}
