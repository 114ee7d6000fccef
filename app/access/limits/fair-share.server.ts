/** Keeps one reader from using up a shared queue: files are rendered and read one after another. */
import { makeRateLimit } from "./rate-limit";

interface Share {
  /** What the wait is for, as in "many reports". */
  what: string;
  atOnce: number;
  perMinute: number;
}

/** @param now for tests */
export function makeFairShare({ what, atOnce, perMinute }: Share, now?: () => number) {
  const rate = makeRateLimit({ name: what, most: perMinute, seconds: 60 }, now);
  const running = new Map<string, number>();

  return {
    what,
    /** How much of it is under way, of all readers. */
    get running() {
      return [...running.values()].reduce((sum, count) => sum + count, 0);
    },
    /**
     * Runs costly work for a reader: a person, or the holder of a public link.
     * @throws 429 with Retry-After if the reader is over a limit
     */
    async run<T>(reader: string, work: () => Promise<T>): Promise<T> {
      const count = running.get(reader) ?? 0;
      if (count >= atOnce) throw busy(`You have ${count} ${what} under way. Wait until one is done.`, 5);
      const { allowed, reset } = rate.take(reader);
      if (!allowed) throw busy(`That was many ${what}. Wait ${reset} seconds, then try again.`, reset);
      running.set(reader, count + 1);
      try {
        return await work();
      } finally {
        const left = (running.get(reader) ?? 1) - 1;
        if (left > 0) running.set(reader, left);
        else running.delete(reader);
      }
    },
  };
}

const busy = (text: string, seconds: number) =>
  new Response(text, {
    status: 429,
    statusText: "Too many requests",
    headers: { "retry-after": String(seconds) },
  });

/** Half of what the queue of files holds. */
export const reportFilesShare = makeFairShare({ what: "report files", atOnce: 4, perMinute: 60 });
/** Charts as files: a page has several. */
export const chartFilesShare = makeFairShare({ what: "chart files", atOnce: 6, perMinute: 120 });
/** Charts in other sites, by chart: browsers keep them for minutes, so even a busy site asks less. */
export const embedsShare = makeFairShare({ what: "views of this chart", atOnce: 20, perMinute: 600 });
/** Of everything that a collaborative has: for one at a time in each. */
export const exportShare = makeFairShare({ what: "exports", atOnce: 1, perMinute: 6 });
export const importShare = makeFairShare({ what: "imports", atOnce: 2, perMinute: 60 });
