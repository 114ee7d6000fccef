import type { NetworkVisit } from "~/access/networks/visit.server";
import { readEditions, readSheets } from "~/records/networks/received.server";

/**
 * Editions as this person may see them: what is shown of all, and the own participant's value as long as its sheet is not
 * withdrawn. Who stands behind a figure is not read out, to coordinators neither.
 */
export async function readBenchmarks(
  { db, participantId }: NetworkVisit,
  { edition: asked, today }: { edition: string | null; today: string },
) {
  const editions = await readEditions(db);
  const sheets = await readSheets(db, today);
  const chosen = editions.find(({ id }) => id === asked) ?? editions[0];
  const own = sheets.filter((sheet) => sheet.participantId === participantId);
  const ownFigures = own.find(({ year }) => year === chosen?.year)?.content.sheet.figures ?? [];
  const counts = new Map<number, number>();
  for (const { content } of sheets) {
    const { year } = content.sheet;
    counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return {
    shown: chosen
      ? {
          year: chosen.year,
          number: chosen.number,
          madeOn: chosen.madeOn,
          figures: chosen.figures.map(({ contributors: _, ...figure }) => ({
            ...figure,
            own: ownFigures.find(({ metric }) => metric === figure.metric)?.value ?? null,
          })),
        }
      : null,
    others: editions
      .filter(({ id }) => id !== chosen?.id)
      .map(({ id, year, number, madeOn }) => ({ id, year, number, madeOn })),
    sheets: [...counts].sort(([a], [b]) => b - a).map(([year, count]) => ({ year, count })),
    ownYears: own.map(({ content }) => content.sheet.year),
  };
}

export type ShownEdition = NonNullable<Awaited<ReturnType<typeof readBenchmarks>>["shown"]>;
