import { type BenchmarkSheet, type SheetFigure, type Spread, spreadOf } from "./benchmark";

/** A sheet that was given and is not withdrawn. */
export interface GivenSheet {
  giftId: string;
  participantId: string;
  sheet: BenchmarkSheet;
}

/** A metric of the standard library: only what everyone computes alike can be compared. */
export interface StandardMetric {
  code: string;
  label: string;
  numerator: string;
  denominator: string | null;
}

/** Who stands behind a figure. Never shown. */
export interface Contributor {
  participantId: string;
  giftId: string;
}

/** One line of an edition, frozen. */
export interface EditionFigure extends Spread {
  metric: string;
  label: string;
  /** Too few have changed since an earlier edition showed it, so it would give one of them away. */
  heldBack: boolean;
  leftOut: { denominator: number; comparability: number };
  contributors: Contributor[];
}

/** Between two editions that show a figure of the same year, so many contributors differ, or none. */
export const FEWEST_CHANGED = 3;

/**
 * The figures of a new edition of a year.
 * @param sheets at most one of each participant
 * @param earlier figures of all earlier editions of the same year
 */
export function editionOf(
  sheets: readonly GivenSheet[],
  standard: readonly StandardMetric[],
  earlier: readonly EditionFigure[],
): EditionFigure[] {
  return standard.flatMap((metric) => {
    const given = sheets.flatMap((own) => {
      const figure = own.sheet.figures.find(({ metric: code }) => code === metric.code);
      return figure && figure.value !== null ? [{ ...own, figure, value: figure.value }] : [];
    });
    const alike = given.filter(({ figure }) => sameFormula(figure, metric));
    const comparable = alike.filter(({ figure }) => figure.comparability !== "different");
    if (given.length === 0) return [];
    const contributors = comparable
      .map(({ participantId, giftId }) => ({ participantId, giftId }))
      .sort((a, b) => (a.participantId < b.participantId ? -1 : 1));
    const spread = spreadOf(comparable.map(({ value }) => value));
    const before = earlier.filter(({ metric: code, median }) => code === metric.code && median !== null);
    const heldBack =
      spread.median !== null && before.some((shown) => tellsApart(shown.contributors, contributors));
    return [
      {
        metric: metric.code,
        label: metric.label,
        ...(heldBack ? { n: spread.n, median: null, quartiles: null } : spread),
        heldBack,
        leftOut: {
          denominator: given.length - alike.length,
          comparability: alike.length - comparable.length,
        },
        contributors,
      },
    ];
  });
}

const sameFormula = (figure: SheetFigure, metric: StandardMetric) =>
  figure.numerator === metric.numerator && figure.denominator === metric.denominator;

/** Whether comparing the two would say something about one or two contributors: who joined, left, or gave anew. */
export function tellsApart(before: readonly Contributor[], after: readonly Contributor[]): boolean {
  const gifts = new Map(before.map(({ participantId, giftId }) => [participantId, giftId]));
  let changed = 0;
  for (const { participantId, giftId } of after) {
    if (gifts.get(participantId) !== giftId) changed++;
    gifts.delete(participantId);
  }
  changed += gifts.size;
  return changed > 0 && changed < FEWEST_CHANGED;
}
