import { useNavigation } from "@remix-run/react";
import { type RefObject, useEffect, useRef, useState } from "react";
import { typedFrom, typedInto } from "~/domain/goal-steps";
import type { TypedGoal } from "~/domain/goal-typed";
import type { GoalPen } from "~/ui/goals/pen";
import type { GoalAnswer, GoalCheck } from "~/ui/goals/types";
import { useHydrated } from "~/ui/grid/use-hydrated";

const PAUSE = 400;

/** The goal as it is being typed, and what can be said of it: asked of the server whenever one pauses. */
export function useGoalPen({
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
}): GoalPen & { check: GoalCheck } {
  const live = useHydrated();
  const [typed, setTyped] = useState(answer?.typed ?? initial);
  const [check, setCheck] = useState(answer?.check ?? first);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const focus = useRef<string | null>(null);
  const checked = useRef(JSON.stringify(typed));

  // What was typed before the script arrived, or put back by the browser, counts.
  useEffect(() => {
    if (!form.current) return;
    const there = typedFrom(new FormData(form.current));
    setTyped((now) =>
      JSON.stringify(there) === JSON.stringify(now) ? now : { ...there, reason: there.reason },
    );
  }, [form]);

  useEffect(() => {
    if (answer) setCheck(answer.check);
  }, [answer]);

  const text = JSON.stringify(typed);
  useEffect(() => {
    if (text === checked.current) return;
    const stop = new AbortController();
    const pause = setTimeout(async () => {
      if (!form.current) return;
      checked.current = text;
      const found = await ask(checkAt, new FormData(form.current), stop.signal);
      if (found) setCheck(found);
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
    ...{ typed, check, live },
    field: (name, value) => ({
      ...{ name, value },
      onChange: ({ target }) => setTyped((now) => typedInto(now, name, target.value)),
      onBlur: () => setLeft((now) => (now.has(name) ? now : new Set(now).add(name))),
    }),
    put: (next, focused) => {
      focus.current = focused ?? null;
      setTyped(next);
    },
    faults: (name, value) => {
      // Nobody is told to finish what they have not begun.
      const shown = answer?.tried || (left.has(name) && value !== "");
      return shown ? [...(check.errors[name] ?? []), ...(check.faults[name] ?? [])] : [];
    },
  };
}

/** Null where there is no answer: the letters stay as they are, and nobody is kept from typing. */
async function ask(address: string, body: FormData, signal: AbortSignal): Promise<GoalCheck | null> {
  try {
    const response = await fetch(address, { method: "POST", body, signal });
    return response.ok ? ((await response.json()) as GoalCheck) : null;
  } catch {
    return null;
  }
}

/** Keeps what was typed over a reload of the page, and offers it back. */
export function useKeptGoal(key: string, typed: TypedGoal, initial: TypedGoal) {
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
    const kept = recall(key);
    if (kept && JSON.stringify(kept) !== JSON.stringify(typed)) setOffered(kept);
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
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null");
    return typeof kept === "object" && kept !== null && "target" in kept ? (kept as TypedGoal) : null;
  } catch {
    return null;
  }
}

/** Storage may be full or forbidden: what is typed is then kept by the open page alone. */
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
