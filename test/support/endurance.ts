/** `npm test -- endurance` runs every property and every kill test many times as often. */
const FACTOR = process.env.TIDEMARK_ENDURANCE ? 20 : 1;

/** How often to try something that random input or timing may break. `usual` applies to ordinary runs. */
export function runs(usual: number): number {
  return usual * FACTOR;
}

/** How often to kill something: the endurance run has 200 kills in all, counted in kill.spec.ts. */
export function kills(usual: number, endurance: number): number {
  return process.env.TIDEMARK_ENDURANCE ? endurance : usual;
}

/** The timeout, in milliseconds, of a test whose length grows with `runs`. */
export function patience(usual: number): number {
  return usual * FACTOR;
}
