import { useActionData, useFetcher } from "@remix-run/react";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { OutlineAnswer } from "./outline-form";

/** How long a pause in typing lasts before the form is saved, in milliseconds. */
const PAUSE_MS = 900;

export interface Autosave {
  /** Saves now or, while an earlier request runs, right after it. */
  save: () => void;
  /** Saves after a pause. */
  saveLater: () => void;
  /** The last answer of the server, whether to a script or to the button. */
  answer: OutlineAnswer | undefined;
  /** The last answer that saved something. */
  saved: OutlineAnswer | undefined;
  state: "saving" | "unsaved" | "failed" | "saved";
}

/** Saves the builder's form as people type. */
export function useAutosave(form: RefObject<HTMLFormElement>): Autosave {
  const fetcher = useFetcher<OutlineAnswer>();
  const pageAnswer = useActionData() as OutlineAnswer | undefined;
  const [unsavedChanges, setUnsavedChanges] = useState(0);
  const [saved, setSaved] = useState<OutlineAnswer>();
  const answer = fetcher.data ?? pageAnswer;
  const isIdle = fetcher.state === "idle";

  const saveLater = () => setUnsavedChanges((count) => count + 1);
  const save = () => {
    if (!form.current || !isIdle) return saveLater();
    const fields = new FormData(form.current);
    fields.set("script", "1");
    setUnsavedChanges(0);
    fetcher.submit(fields, { method: "post" });
  };
  const latestSave = useRef(save);
  latestSave.current = save;
  // After a pause in typing, once the last request has been answered.
  useEffect(() => {
    if (unsavedChanges === 0 || !isIdle) return;
    const timer = setTimeout(() => latestSave.current(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [unsavedChanges, isIdle]);
  // Keeps the last saved state when a later answer reports errors.
  useEffect(() => {
    if (fetcher.data?.saved) setSaved(fetcher.data);
  }, [fetcher.data]);

  const failed = answer?.errors !== undefined || answer?.overtaken === true;
  const state = !isIdle ? "saving" : failed ? "failed" : unsavedChanges > 0 ? "unsaved" : "saved";
  return { save, saveLater, answer, saved, state };
}
