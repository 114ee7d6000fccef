import { useSearchParams } from "@remix-run/react";
import { Notice } from "~/ui/layout/Notice";

const WORDS: Record<string, string> = {
  draft: "The draft is saved. Go on writing whenever you like; only those who set goals see it.",
  changed: "The change is saved, with what was there before.",
  adopted: "The goal is adopted: from now on everybody sees how far it has come.",
  met: "The goal is ended as met.",
  closed: "The goal is closed; it stays here with its history.",
};

/** What has just become of a goal, as the address says after saving. */
export function GoalNotice() {
  const [query] = useSearchParams();
  const words = query.has("removed")
    ? "The draft is removed; what it said stays in the history."
    : WORDS[query.get("saved") ?? ""];
  return words ? <Notice tone="success">{words}</Notice> : null;
}
