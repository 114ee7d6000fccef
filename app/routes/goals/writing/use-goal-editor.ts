import { useNavigation } from "@remix-run/react";
import { type RefObject, useEffect, useRef, useState } from "react";
import { typedFrom, typedInto } from "~/domain/goals/writing/steps";
import type { TypedGoal } from "~/domain/goals/writing/typed";
import type { GoalEditor } from "~/ui/goals/editor";
import type { GoalAnswer, GoalCheck } from "~/ui/goals/types";
import { useHydrated } from "~/ui/grid/hooks/use-hydrated";

const PAUSE = 400;

/** The goal being typed, and its check, which the server repeats whenever typing pauses. */
export function useGoalEditor({
  initial,
  check: first,
  answer,
  form,
  checkAt,
}: {
  initial: TypedGoal;
  check: GoalCheck;
  answer: GoalAnswer | undefined;
  form: RefObject<HTMLFormElement>;
  checkAt: string;
}): GoalEditor & { check: GoalCheck } {
  const live = useHydrated();
  const [typed, setTyped] = useState(answer?.typed ?? initial);
  const [check, setCheck] = useState(answer?.check ?? first);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const focus = useRef<string | null>(null);
  const checked = useRef(JSON.stringify(typed));
  const pending = useRef<AbortController | null>(null);

  // Takes over what was typed before the script ran or restored by the browser.
  useEffect(() => {
    if (!form.current) return;
    const there = typedFrom(new FormData(form.current));
    setTyped((now) =>
      JSON.stringify(there) === JSON.stringify(now) ? now : { ...there, reason: there.reason },
    );
  }, [form]);

  useEffect(() => {
    if (!answer) return;
    // A check that was asked for before would take away what the answer says.
    pending.current?.abort();
    setCheck(answer.check);
  }, [answer]);

  const text = JSON.stringify(typed);
  useEffect(() => {
    if (text === checked.current) return;
    const stop = new AbortController();
    pending.current = stop;
    const pause = setTimeout(async () => {
      if (!form.current || stop.signal.aborted) return;
      checked.current = text;
      const next = await ask(checkAt, new FormData(form.current), stop.signal);
      if (next && !stop.signal.aborted) setCheck(next);
    }, PAUSE);
    return () => {
      clearTimeout(pause);
      stop.abort();
    };
  }, [text, form, checkAt]);

  useEffect(() => {
    if (focus.current === null) return;
    const [element] = document.getElementsByName(focus.current);
    focus.current = null;
    element?.focus();
  });

  return {
    typed,
    check,
    live,
    field: (name, value) => ({
      name,
      value,
      onChange: ({ target }) => setTyped((now) => typedInto(now, name, target.value)),
      onBlur: () => setLeft((now) => (now.has(name) ? now : new Set(now).add(name))),
    }),
    put: (next, focused) => {
      focus.current = focused ?? null;
      setTyped(next);
    },
    faults: (name, value) => {
      // Shows no faults in fields that were not touched yet.
      const shown = answer?.tried || (left.has(name) && value !== "");
      return shown ? [...(check.errors[name] ?? []), ...(check.faults[name] ?? [])] : [];
    },
  };
}

/** Null without an answer: the letters stay as they are, and typing goes on. */
async function ask(address: string, body: FormData, signal: AbortSignal): Promise<GoalCheck | null> {
  try {
    const response = await fetch(address, { method: "POST", body, signal });
    return response.ok ? ((await response.json()) as GoalCheck) : null;
  } catch {
    return null;
  }
}

/** Keeps what was typed across a reload of the page, and offers to restore it. */
export function useUnsavedGoal(key: string, typed: TypedGoal, initial: TypedGoal) {
  const [offered, setOffered] = useState<TypedGoal | null>(null);
  const looked = useRef(false);
  const navigation = useNavigation();
  const same = JSON.stringify(typed) === JSON.stringify(initial);
  const stored =
    navigation.state === "loading" &&
    navigation.formMethod === "POST" &&
    navigation.location.search.includes("saved=");

  useEffect(() => {
    if (looked.current) return;
    looked.current = true;
    const stored = recall(key);
    if (stored && JSON.stringify(stored) !== JSON.stringify(typed)) setOffered(stored);
  }, [key, typed]);

  useEffect(() => {
    if (stored) forget(key);
    else if (!same) keep(key, typed);
  }, [key, typed, same, stored]);

  return {
    offered,
    settle: () => {
      setOffered(null);
      if (same) forget(key);
    },
  };
}

function recall(key: string): TypedGoal | null {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null");
    return typeof stored === "object" && stored !== null && "target" in stored ? (stored as TypedGoal) : null;
  } catch {
    return null;
  }
}

/** Storage may be full or forbidden; then only the open page keeps what was typed. */
function keep(key: string, typed: TypedGoal): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(typed));
  } catch {}
}

function forget(key: string): void {
  try {
    sessionStorage.removeItem(key);
  } catch {}
}
