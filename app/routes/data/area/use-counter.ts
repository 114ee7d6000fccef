import { type FormEvent, useEffect, useRef, useState } from "react";
import type { AreaUnit } from "~/domain/areas/codes";
import { MOST_IN_COLUMN } from "~/domain/areas/column";
import { type ColumnAnswer, type Counting, countColumn } from "~/domain/areas/counting";

/** Columns of more characters are counted in a worker. */
const MOST_AT_ONCE = 300_000;

export interface Counted {
  unit: AreaUnit;
  answer: ColumnAnswer;
}

/**
 * Counts in the browser what the form holds, instead of sending it.
 * @param lists what is counted by, and how numbers are written
 */
export function useCounter({ lists, typing }: Pick<Counting, "lists" | "typing">) {
  const [counted, setCounted] = useState<Counted | null>(null);
  const [counting, setCounting] = useState(false);
  const worker = useRef<Worker | null>(null);
  useEffect(() => () => worker.current?.terminate(), []);

  async function count(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const unit = String(form.get("unit")) as AreaUnit;
    const file = form.get("file");
    setCounting(true);
    try {
      const text =
        file instanceof File && file.size > 0 ? await textOf(file) : String(form.get("column") ?? "");
      const answer =
        text === null
          ? { faults: ["The file is too large. Count it in parts."] }
          : await answerTo({ text, unit, lists, typing });
      setCounted({ unit, answer });
    } finally {
      setCounting(false);
    }
  }

  function answerTo(task: Counting): ColumnAnswer | Promise<ColumnAnswer> {
    if (task.text.length <= MOST_AT_ONCE) return countColumn(task);
    worker.current?.terminate();
    const own = new Worker(new URL("./count-worker.ts", import.meta.url), { type: "module" });
    worker.current = own;
    return new Promise((resolve, reject) => {
      own.addEventListener("message", ({ data }: MessageEvent<ColumnAnswer>) => resolve(data));
      own.addEventListener("error", () => reject(new Error("the column could not be counted")));
      own.postMessage(task);
    });
  }

  return { counted, counting, count };
}

const textOf = (file: File) => (file.size > MOST_IN_COLUMN ? null : file.text());
