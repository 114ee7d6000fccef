import type { GoalWords } from "~/domain/goals/words/words";
import type { Strategy } from "~/domain/terms";
import type { Audience, ReportBlock, ReportModel } from "~/reports/model";
import type { ReportSources } from "~/reports/read.server";
import type { MetricView } from "~/ui/figures/metrics/metric-view";
import type { FigureWriter } from "./writing/figure-writer";

/** A published version that this report is compared with. */
export interface EarlierReport {
  version: number;
  /** ISO instant. */
  publishedAt: string;
  model: ReportModel;
}

/** What a section is written from: the same for every section of one report. */
export interface SectionContext {
  sources: ReportSources;
  writer: FigureWriter;
  /** Every metric that has a figure, in the collaborative's order. */
  views: MetricView[];
  goalWords: GoalWords;
  definitions: ReportModel["definitions"];
  /** The published report that this one is compared with. */
  earlier: EarlierReport | null;
}

/** One kind of section. To add one, write its file and list it in registry.ts. */
export interface SectionKind<Key extends string = string> {
  /** Stored in outlines and published reports: never change it. */
  key: Key;
  title: string;
  /** Colors the section; null for those about all strategies. */
  strategy: Strategy | null;
  /** Readers for whom a new report starts without it. */
  leftOutFor?: readonly Audience[];
  /** Sections that read the figures of others are built after them; 0 by default. */
  buildOrder?: 0 | 1 | 2;
  build(context: SectionContext): ReportBlock[];
}

/** Keeps the key's literal type. */
export function defineSection<Key extends string>(kind: SectionKind<Key>): SectionKind<Key> {
  return kind;
}
