import { useEffect, useState } from "react";
import { paths } from "~/paths";

/** A result as the list below the search field shows it. */
export interface QuickResult {
  kind: string;
  label: string;
  to: string;
  note: string;
}

export interface QuickAnswer {
  query: string;
  found: QuickResult[];
  count: number;
}

const TYPING_PAUSE = 150;

/**
 * The results of what is typed so far, once the typing pauses; null before. If they cannot be fetched, there are none:
 * the search page still works.
 */
export function useQuickSearch(c: string, typed: string): QuickAnswer | null {
  const [answer, setAnswer] = useState<QuickAnswer | null>(null);
  const query = typed.trim();
  useEffect(() => {
    if (query === "") return setAnswer(null);
    const leaving = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(paths.searchJson(c, { q: query }), { signal: leaving.signal });
        const isAnswer = response.ok && !response.redirected;
        setAnswer(isAnswer ? ((await response.json()) as QuickAnswer) : null);
      } catch {
        if (!leaving.signal.aborted) setAnswer(null);
      }
    }, TYPING_PAUSE);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [c, query]);
  return query === "" ? null : answer;
}
