import { useSearchParams } from "@remix-run/react";
import { own } from "~/domain/own";
import { Notice } from "~/ui/layout/Notice";

const WORDS: Record<string, string> = {
  draft: "The draft is saved. You can continue any time; only people who set goals can see it.",
  changed: "The change is saved. The history keeps the old version.",
  adopted: "The goal is adopted. From now on, everybody can see its progress.",
  met: "The goal is marked as met.",
  closed: "The goal is closed. It stays here with its history.",
};

/** Confirms a saved change; the address says which. */
export function GoalNotice() {
  const [query] = useSearchParams();
  const words = query.has("removed")
    ? "The draft is removed. Its content stays in the history."
    : own(WORDS, query.get("saved"));
  return words ? <Notice tone="success">{words}</Notice> : null;
}
