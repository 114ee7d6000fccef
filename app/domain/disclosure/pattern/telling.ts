import type { Part } from "../facts";

/** Unknown numbers 0, 1, …: whose each is, of which measure and of which year. */
export interface Unknowns {
  member: Int32Array;
  measure: Int32Array;
  year: Int32Array;
}

/** Sums of unknown numbers, each of one measure, that are told together or not at all. */
export interface Told {
  part: Part;
  sums: Int32Array[];
}

/** Everything there is to tell, in the order in which it is decided, whoever reads it. */
export interface Telling {
  unknowns: Unknowns;
  facts: Told[];
  /** What was told before. A number that has changed since is another unknown there. */
  before: Int32Array[][];
}
