import { useNavigate } from "@remix-run/react";
import { useEffect, useRef } from "react";

/** Alt + Left and Alt + Right lead to the institutions before and after, and back to the same cell there. */
export function useMemberKeys(before: string | null, after: string | null): void {
  const navigate = useNavigate();
  /** The id of the field that had the focus. */
  const from = useRef<string | null>(null);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const to = event.key === "ArrowLeft" ? before : event.key === "ArrowRight" ? after : null;
      if (to === null) return;
      event.preventDefault();
      const { activeElement } = document;
      // Leaving the cell saves it.
      if (activeElement instanceof HTMLInputElement && activeElement.dataset.cell) {
        from.current = activeElement.id;
        activeElement.blur();
      }
      navigate(to, { preventScrollReset: true });
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [before, after, navigate]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once the other institution's grid is there
  useEffect(() => {
    const id = from.current;
    from.current = null;
    if (id !== null) document.getElementById(id)?.focus();
  }, [before, after]);
}
