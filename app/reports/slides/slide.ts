import type { ReportSection } from "~/reports/model";
import type { NativeChart } from "./chart";

/** A deck before it is drawn: one message a slide, its title the sentence that says it. */

export type Accent = ReportSection["accent"];
export interface Card {
  accent: Accent;
  title: string;
  value: string;
  sentence: string;
  notes: string[];
  missing: boolean;
}
export interface Line {
  look: "plain" | "heading" | "bullet" | "quote";
  text: string;
}
export type Body =
  | { kind: "figures"; cards: Card[] }
  | { kind: "chart"; chart: NativeChart; note: string | null; alt: string }
  | {
      kind: "table";
      columns: { label: string; numeric: boolean }[];
      rows: string[][];
      size: number;
      widths: number[];
      /** What the marks in the cells mean. */
      legend: string | null;
    }
  /** One large figure beside its chart. */
  | { kind: "focus"; card: Card; chart: NativeChart | null; alt: string }
  | { kind: "words"; lines: Line[]; scale?: number };
export interface Slide {
  section: string;
  accent: Accent;
  title: string;
  /** Below the title, small. */
  below: string | null;
  body: Body;
  /** Speaker notes: coverage and sources of the figures. */
  spoken: string[];
}
