/** FIPS numbers that were never assigned; 72 is Puerto Rico. */
const UNUSED = new Set(["00", "03", "07", "14", "43", "52"]);

export function isState(code: string): boolean {
  return /^\d\d$/.test(code) && !UNUSED.has(code) && (Number(code) <= 56 || code === "72");
}
