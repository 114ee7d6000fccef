import type { OpenWords } from "~/exchange/reading/open-words";

/** How many words of a file wait for a meaning. */
export const openCount = ({
  members,
  measures,
  categories,
  years,
  units,
  titles,
  marks,
}: OpenWords): number =>
  [members, measures, categories, years, units, titles].reduce((count, words) => count + words.length, 0) +
  marks.filter(({ meaning }) => meaning === null).length;
