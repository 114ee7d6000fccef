/** Advance widths of Calibri in its 2048 units, from the font itself: what a number takes on a slide. */
const CALIBRI: Record<string, number> = {
  ...Object.fromEntries([..."0123456789$"].map((digit) => [digit, 1038])),
  ".": 517,
  ",": 511,
  "%": 1464,
  "+": 1020,
  "−": 1020,
  M: 1751,
  " ": 463,
  "(": 621,
  ")": 621,
  w: 1464,
};
const NUMBER = /^[+−<]?\$?[\d.,]+[%MKB]?$/;

const widthOf = (text: string, points: number) =>
  [...text].reduce((sum, letter) => sum + (CALIBRI[letter] ?? 1100), 0) * (points / 2048 / 72);

/** Numbers in tables that are wider than their columns, less the room beside them: they would be broken in two. */
export function brokenNumbers(slide: string): string[] {
  return [...slide.matchAll(/<a:tbl>.*?<\/a:tbl>/gs)].flatMap(([table]) => {
    const widths = [...table.matchAll(/<a:gridCol w="(\d+)"/g)].map(([, width]) => Number(width) / 914_400);
    return [...table.matchAll(/<a:tr .*?<\/a:tr>/gs)].flatMap(([row]) =>
      [...row.matchAll(/<a:tc>.*?<\/a:tc>/gs)].flatMap(([cell], column) => {
        const sides = /marL="(\d+)" marR="(\d+)"/.exec(cell)?.slice(1).map(Number) ?? [0, 0];
        const room = (widths[column] ?? 0) - ((sides[0] ?? 0) + (sides[1] ?? 0)) / 914_400;
        return [...cell.matchAll(/sz="(\d+)".*?<a:t>([^<]*)<\/a:t>/gs)].flatMap(([, size, text = ""]) =>
          NUMBER.test(text) && widthOf(text, Number(size) / 100) > room ? [text] : [],
        );
      }),
    );
  });
}
