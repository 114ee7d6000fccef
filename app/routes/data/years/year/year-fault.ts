import type { YearSummary } from "~/domain/collection/status-rows";

/** Why a step on a whole year was refused, and what had been typed. */
export interface YearFault {
  intent: string;
  fault: string | null;
  faults: { field: string; message: string }[];
  typed: [name: string, value: string][];
  /** What is open now, if that changed since the page was shown. */
  summary?: YearSummary;
}
