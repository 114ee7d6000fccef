import { useNavigate } from "@remix-run/react";
import { useEffect } from "react";
import type { WallSlide } from "./wall.server";

/** Long enough to read a slide from across the room. */
const SHOWN_FOR = 15_000;

/**
 * Arrow keys step through the strategies, the space bar pauses, Escape leaves. Unless it is paused or the person wants
 * reduced motion, the view steps on by itself.
 */
export function useSteps({ previous, next, isPaused, pauseOrPlay, overview }: WallSlide): void {
  const navigate = useNavigate();
  useEffect(() => {
    const follow = (to: string) => navigate(to, { replace: true, preventScrollReset: true });
    const press = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const at = event.target instanceof Element ? event.target : document.body;
      // A chart reads out its years with the arrow keys; a focused link or summary has its own space bar.
      if (at.closest(".chart-live, [role=application]")) return;
      const to = {
        ArrowLeft: previous,
        ArrowRight: next,
        Escape: overview,
        " ": at.closest("a, summary, button") ? undefined : pauseOrPlay,
      }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      follow(to);
    };
    window.addEventListener("keydown", press);
    const isStill = isPaused || window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const timer = isStill ? undefined : window.setTimeout(() => follow(next), SHOWN_FOR);
    return () => {
      window.removeEventListener("keydown", press);
      window.clearTimeout(timer);
    };
  }, [navigate, previous, next, isPaused, pauseOrPlay, overview]);
}
