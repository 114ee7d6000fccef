import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

export type SaveState = "idle" | "waiting" | "saving" | "saved" | "failed";

/** Milliseconds after the last change, and after a failure. */
const PAUSE = 900;
const RETRY = 5000;

/**
 * Saves the changed parts of a form in the background after a short pause, and retries after a failure. The
 * fields of a part are named "field.part".
 */
export function useAutosave<Answer>(
  form: RefObject<HTMLFormElement | null>,
  url: string,
  onAnswer: (answer: Answer) => void,
) {
  const [state, setState] = useState<SaveState>("idle");
  const touched = useRef(new Set<string>());
  const busy = useRef<Promise<void> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const answered = useRef(onAnswer);
  answered.current = onAnswer;

  const exchange = useCallback(
    async (body: FormData, parts: Set<string>) => {
      let pause = PAUSE;
      const again = () => {
        for (const part of parts) touched.current.add(part);
        setState("failed");
        pause = RETRY;
      };
      try {
        const response = await fetch(url, { method: "POST", body });
        // 409 and 422 say what is wrong with which part. Sending it again unchanged would not help.
        if (response.ok || response.status === 409 || response.status === 422) {
          answered.current((await response.json()) as Answer);
          setState("saved");
        } else if (response.status >= 500) again();
        else setState("failed");
      } catch {
        again();
      }
      return pause;
    },
    [url],
  );

  const send = useCallback(() => {
    if (busy.current || touched.current.size === 0 || !form.current) return;
    const parts = touched.current;
    touched.current = new Set();
    setState("saving");
    busy.current = exchange(fieldsOf(form.current, parts), parts).then((pause) => {
      busy.current = null;
      clearTimeout(timer.current);
      if (touched.current.size > 0) timer.current = setTimeout(send, pause);
    });
  }, [form, exchange]);

  const touch = useCallback(
    (part: string) => {
      touched.current.add(part);
      setState((now) => (now === "saving" ? now : "waiting"));
      clearTimeout(timer.current);
      timer.current = setTimeout(send, PAUSE);
    },
    [send],
  );
  /** Stops saving in the background because the form is being sent. @returns the save in progress, if any */
  const stop = useCallback((): Promise<void> | null => {
    clearTimeout(timer.current);
    touched.current = new Set();
    return busy.current;
  }, []);

  useEffect(() => {
    const now = () => {
      if (document.visibilityState === "hidden") send();
    };
    document.addEventListener("visibilitychange", now);
    window.addEventListener("online", send);
    return () => {
      clearTimeout(timer.current);
      document.removeEventListener("visibilitychange", now);
      window.removeEventListener("online", send);
    };
  }, [send]);

  return { state, touch, stop };
}

function fieldsOf(form: HTMLFormElement, parts: Set<string>): FormData {
  const fields = new FormData();
  for (const [name, value] of new FormData(form))
    if (parts.has(name.slice(name.indexOf(".") + 1))) fields.append(name, value);
  return fields;
}
