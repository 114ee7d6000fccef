import { useNavigate, useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { paths } from "~/paths";
import type { StoreLine } from "./save-upload.server";

export type Storing =
  | { state: "idle" }
  | { state: "running"; stage: string; done: number; total: number }
  /** Canceled, until the server says how it ended. */
  | { state: "stopping" }
  | { state: "failed"; message: string };

const LOST = "The connection was lost before the answer arrived. Reload this page to see what was saved.";

/** Imports a file in the background and follows its progress. After `stop`, nothing is saved. */
export function useImportStream(slug: string, upload: string) {
  const [storing, setStoring] = useState<Storing>({ state: "idle" });
  const running = useRef<AbortController | null>(null);
  const navigate = useNavigate();
  const { revalidate } = useRevalidator();
  // Leaving the page cancels the import, as closing the browser does.
  useEffect(() => () => running.current?.abort(), []);

  const start = useCallback(
    async (form: FormData) => {
      const controller = new AbortController();
      running.current = controller;
      setStoring({ state: "running", stage: "reading", done: 0, total: 0 });
      try {
        const response = await fetch(paths.importStore(slug, upload), {
          method: "POST",
          body: form,
          signal: controller.signal,
        });
        if (response.redirected) return location.assign(response.url);
        for await (const line of linesOf(response)) {
          if ("stage" in line) setStoring({ state: "running", ...line });
          else if ("to" in line) return navigate(line.to);
          else {
            setStoring({ state: "failed", message: line.refused });
            return revalidate();
          }
        }
        setStoring({ state: "failed", message: LOST });
      } catch {
        if (!controller.signal.aborted) setStoring({ state: "failed", message: LOST });
      } finally {
        running.current = null;
      }
    },
    [slug, upload, navigate, revalidate],
  );
  const stop = useCallback(() => {
    running.current?.abort();
    setStoring({ state: "stopping" });
    // The import may have finished at the same moment; the page asks the server.
    navigate(paths.importFile(slug, upload, { step: "check", stopped: Date.now() }), { replace: true });
  }, [slug, upload, navigate]);
  return { storing, start, stop };
}

async function* linesOf(response: Response): AsyncGenerator<StoreLine> {
  if (!response.ok || !response.body) throw new Error(`answered with ${response.status}`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    const lines = (rest + (value ?? "")).split("\n");
    rest = done ? "" : (lines.pop() ?? "");
    for (const line of lines) if (line.trim()) yield JSON.parse(line) as StoreLine;
    if (done) return;
  }
}
