import type { ReportSection } from "../model";
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
    }
  | { kind: "words"; lines: Line[] };
export interface Slide {
  section: string;
  accent: Accent;
  title: string;
  /** Below the title, small. */
  below: string | null;
  body: Body;
  /** For whoever speaks: who stands behind the figures, and where they come from. */
  spoken: string[];
}
