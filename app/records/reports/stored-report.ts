import type { Readers } from "./readers.server";

/** A progress report as it is being written. */
export interface StoredReport {
  id: string;
  slug: string;
  title: string;
  year: number;
  audience: Readers;
  /** Checked by app/reports/outline. */
  outline: unknown;
  revision: number;
  changedAt: Date;
  changedBy: string;
}
