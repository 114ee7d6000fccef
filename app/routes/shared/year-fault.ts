import type { YearSummary } from "~/domain/collection";

/** Why a step with a whole year was not taken, and what had been written. */
export interface YearFault {
  intent: string;
  fault: string | null;
  faults: { field: string; message: string }[];
  typed: [name: string, value: string][];
  /** What is open now, where more is than was shown. */
  summary?: YearSummary;
}
