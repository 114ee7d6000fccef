import { STRATEGIES } from "~/domain/terms";
import { changesSection } from "./changes";
import { continuumSection } from "./continuum";
import { goalsSection } from "./goals";
import { indicatorsSection } from "./indicators";
import { membersSection } from "./members";
import { methodsSection } from "./methods";
import { moneySection } from "./money";
import { outcomesSection } from "./outcomes";
import { pathSection } from "./path";
import { promisesSection } from "./promises";
import { pulseSection } from "./pulse";
import { resultsSection } from "./results";
import type { SectionKind } from "./section";
import { strategySection } from "./strategy";
import { summarySection } from "./summary";
import { workSection } from "./work";

/**
 * Every kind of section, in the order of a new report. Outlines, the builder, the demo's reports, and the report
 * itself read this list.
 */
export const SECTIONS = [
  summarySection,
  ...STRATEGIES.map(strategySection),
  goalsSection,
  workSection,
  continuumSection,
  indicatorsSection,
  resultsSection,
  outcomesSection,
  promisesSection,
  pulseSection,
  pathSection,
  moneySection,
  membersSection,
  changesSection,
  methodsSection,
] as const;

export type SectionKey = (typeof SECTIONS)[number]["key"];

export const SECTION_KEYS: readonly SectionKey[] = SECTIONS.map(({ key }) => key);

/** The section of a key. */
export function sectionOf(key: SectionKey): SectionKind<SectionKey> {
  const section = SECTIONS.find((kind) => kind.key === key);
  if (!section) throw new Error(`there is no section ${key}`);
  return section;
}
