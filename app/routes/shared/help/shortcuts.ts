/** Keys that work on every page of a collaborative; pages with keys of their own list them in place. */
export const SHORTCUTS: readonly (readonly [keys: string, what: string])[] = [
  ["/ or Ctrl + K", "search members, goals, figures, pages, and words"],
  ["?", "these keys"],
  ["Tab, Shift + Tab", "the next or previous link, button, or field"],
  ["Enter", "follow the link, press the button"],
  ["Escape", "close what has opened"],
  ["Arrow keys", "through a list of results, a grid, the years of a chart, or the slides of the wall view"],
  ["Alt + ← or →", "in the grid: the previous or next member"],
];
