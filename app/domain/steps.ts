/**
 * Long work is written as a generator that yields now and then: whoever runs it decides whether others get a turn there.
 * @returns its result, without giving anybody a turn
 */
export function toEnd<Result>(work: Generator<void, Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
