/** Numbers of the states, the District of Columbia and Puerto Rico (FIPS); the gaps were never given out. */
const UNUSED = new Set(["00", "03", "07", "14", "43", "52"]);

export function isState(code: string): boolean {
  return /^\d\d$/.test(code) && !UNUSED.has(code) && (Number(code) <= 56 || code === "72");
}
