/** The widths of horizontal bars in percent of their track; null where there is no value. */
export function planBars<Bar extends { value: number | null }>(bars: Bar[], reference?: number) {
  const values = bars.flatMap((bar) => (bar.value === null ? [] : [bar.value]));
  const longest = Math.max(0, ...values, reference ?? 0);
  const percent = (value: number) => {
    if (longest <= 0) return 0;
    return Math.round((Math.max(0, value) / longest) * 100_000) / 1000;
  };
  return {
    bars: bars.map((bar) => ({ bar, width: bar.value === null ? null : percent(bar.value) })),
    referenceAt: reference === undefined ? 0 : percent(reference),
  };
}
