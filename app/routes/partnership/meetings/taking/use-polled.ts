import { useEffect, useRef } from "react";

/** Milliseconds between two looks; a hidden page does not look. */
const PAUSE = 4000;

/** Asks an address every few seconds and hands on what it says. @param paused while this page is saving itself */
export function usePolled<Answer>(url: string, onAnswer: (answer: Answer) => void, paused: boolean): void {
  const waits = useRef(paused);
  waits.current = paused;
  useEffect(() => {
    let stopped = false;
    const look = async () => {
      if (document.visibilityState === "hidden" || waits.current) return;
      try {
        const response = await fetch(url, { headers: { accept: "application/json" } });
        const answer = response.ok ? ((await response.json()) as Answer) : null;
        if (answer && !stopped && !waits.current) onAnswer(answer);
      } catch {
        // Out of reach: the next look tells.
      }
    };
    const timer = setInterval(() => void look(), PAUSE);
    return () => {
      stopped = true;
      clearInterval(timer);
    };
  }, [url, onAnswer]);
}
