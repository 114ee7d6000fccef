import { HIGHEST_STAGE, type Stage } from "./continuum";
import type { Rubric, Section } from "./rubric";
import { lowest } from "./scores";

/**
 * Sections that are drafts in our own words, because the field's own wording is not public. They are off until somebody
 * adopts them, marked wherever they are shown, and never part of the one score of a subject (docs/rules.md, section 7).
 */

/** The rubric as it is shown: the practices of drafts carry a mark in their names. */
export function marked(rubric: Rubric): Rubric {
  const sections = rubric.sections.map((section) =>
    section.draft
      ? {
          ...section,
          practices: section.practices.map((practice) => ({ ...practice, name: `${practice.name} (draft)` })),
        }
      : section,
  );
  return { ...rubric, sections };
}

/** Drafts that a rubric does not have yet, neither as a draft nor in other words. */
export function openDrafts(drafts: readonly Section[], { sections }: Pick<Rubric, "sections">): Section[] {
  const codes = new Set(sections.map(({ code }) => code));
  const practices = new Set(sections.flatMap((section) => section.practices.map(({ code }) => code)));
  return drafts.filter(
    (draft) => !codes.has(draft.code) && !draft.practices.some(({ code }) => practices.has(code)),
  );
}

/** How a subject stands in one draft section. */
export interface DraftScore {
  section: string;
  rated: number;
  of: number;
  /** Null unless each of its practices is rated. */
  stageReached: Stage | null;
  /** 0 to 1; null if none is rated. */
  progressIndex: number | null;
}

/** Each draft section by itself. @param rows the subject's practices with their stages */
export function draftScores(
  { sections }: Pick<Rubric, "sections">,
  rows: readonly { practice: string; stage: Stage | null }[],
): DraftScore[] {
  return sections.flatMap(({ draft, name, practices }) => {
    const own = rows.filter(({ practice }) => practices.some(({ code }) => code === practice));
    if (!draft || own.length === 0) return [];
    const stages = own.flatMap(({ stage }) => (stage === null ? [] : [stage]));
    const sum = stages.reduce<number>((total, stage) => total + stage, 0);
    return [
      {
        section: name,
        rated: stages.length,
        of: own.length,
        stageReached: stages.length < own.length ? null : lowest(stages),
        progressIndex: stages.length === 0 ? null : sum / (HIGHEST_STAGE * stages.length),
      },
    ];
  });
}
