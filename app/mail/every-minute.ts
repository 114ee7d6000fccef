const MINUTE = 60_000;

/** Work that every process does once a minute, one round at a time. */
export interface EveryMinute {
  start(): void;
  /** Works now instead of at the next minute; after the round that is running, if one is. */
  wake(): void;
  /** Begins no more rounds, and waits for the one that is running. */
  stop(): Promise<void>;
}

/** @param round never rejects; it asks `stopped` where it could end early */
export function everyMinute(round: (stopped: () => boolean) => Promise<void>): EveryMinute {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  const wake = () => {
    if (stopped) return;
    again = running !== null;
    running ??= round(() => stopped).then(() => {
      running = null;
      if (again) wake();
    });
  };
  return {
    start() {
      timer = setInterval(wake, MINUTE);
      timer.unref();
      wake();
    },
    wake,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
