import { useNavigate } from "@remix-run/react";
import { useEffect } from "react";
import { paths } from "~/paths";
import { isSlashKeyOn } from "./help/slash-key";

/** Lets Ctrl K (or ⌘ K) and "/" lead to the search field that is in sight, or to the search page. */
export function useSearchKeys(c: string): void {
  const navigate = useNavigate();
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !asksForSearch(event)) return;
      event.preventDefault();
      const fields = [...document.querySelectorAll<HTMLInputElement>("[data-search-field]")];
      const field = fields.findLast((candidate) => candidate.offsetParent !== null);
      if (!field) return navigate(paths.search(c));
      field.focus();
      field.select();
    };
    document.addEventListener("keydown", open);
    return () => document.removeEventListener("keydown", open);
  }, [c, navigate]);
}

function asksForSearch({ key, ctrlKey, metaKey, altKey, shiftKey, target }: KeyboardEvent): boolean {
  if (altKey) return false;
  if (key.toLowerCase() === "k") return (ctrlKey || metaKey) && !shiftKey;
  return key === "/" && !ctrlKey && !metaKey && !isTyping(target) && isSlashKeyOn();
}

export const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest("input, textarea, select, dialog[open]") !== null);
