import { RenderError } from "./render-error";

/** Files are made one after another, so that a rush of them takes neither the memory nor the processor from pages. */

type Job<T> = (signal: AbortSignal) => Promise<T>;

export interface QueueLimits {
  /** How many may wait their turn. */
  mostWaiting: number;
  /** How long one may take, in milliseconds. */
  longest: number;
}

/** A queue of its own; the app has one for all forms of reports. */
export function makeQueue({ mostWaiting, longest }: QueueLimits) {
  const waiting: (() => void)[] = [];
  let busy = false;

  function next() {
    const turn = waiting.shift();
    busy = turn !== undefined;
    turn?.();
  }

  /** Resolves when it is one's turn, or rejects when one goes away before. */
  function turn(signal: AbortSignal | undefined): Promise<void> {
    if (!busy) {
      busy = true;
      return Promise.resolve();
    }
    if (waiting.length >= mostWaiting)
      throw new RenderError("busy", "Many reports are being made just now. Try again in a minute.");
    return new Promise((resolve, reject) => {
      const start = () => {
        signal?.removeEventListener("abort", leave);
        resolve();
      };
      const leave = () => {
        waiting.splice(waiting.indexOf(start), 1);
        reject(signal?.reason);
      };
      waiting.push(start);
      signal?.addEventListener("abort", leave, { once: true });
    });
  }

  return {
    /** How many are waiting, not counting the one at work. */
    get waiting() {
      return waiting.length;
    },

    /**
     * Runs a job when those before it are done. The job is told to stop when the one who asked goes away and when
     * it takes too long; either way the answer comes at once.
     * @throws RenderError when too many wait or it takes too long; the signal's reason when it was cancelled
     */
    async enqueue<T>(job: Job<T>, signal?: AbortSignal): Promise<T> {
      signal?.throwIfAborted();
      await turn(signal);
      const tooSlow = new AbortController();
      const stop = AbortSignal.any([tooSlow.signal, ...(signal ? [signal] : [])]);
      const clock = setTimeout(
        () => tooSlow.abort(new RenderError("too_slow", "Making this file took too long and was stopped.")),
        longest,
      );
      let done = () => {};
      const stopped = new Promise<never>((_, reject) => {
        const give = () => reject(stop.reason);
        stop.addEventListener("abort", give, { once: true });
        done = () => stop.removeEventListener("abort", give);
      });
      const work = (async () => {
        stop.throwIfAborted();
        return job(stop);
      })();
      try {
        return await Promise.race([work, stopped]);
      } finally {
        done();
        clearTimeout(clock);
        // Whoever was told to stop may need a moment for it: only then is there room for the next.
        if (tooSlow.signal.aborted) next();
        else work.then(next, next);
      }
    },
  };
}

const queue = makeQueue({ mostWaiting: 8, longest: 60_000 });

/** Makes one file after another for the whole app; see makeQueue. */
export const enqueue = queue.enqueue;
