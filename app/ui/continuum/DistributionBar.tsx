import { STAGES } from "~/domain/continuum/continuum";
import { countWords, type StageWords, stageClass } from "./stages";

/** How many members stand at each stage: a segmented bar with the same in words below. */
export function DistributionBar({
  counts,
  unrated,
  words,
}: {
  counts: readonly number[];
  unrated: number;
  words: StageWords;
}) {
  const parts = [
    ...STAGES.map((stage) => ({ key: String(stage), count: counts[stage] ?? 0, style: stageClass(stage) })),
    { key: "unrated", count: unrated, style: stageClass(null) },
  ].filter(({ count }) => count > 0);
  return (
    <div>
      <div className="flex h-8 gap-0.5" aria-hidden="true">
        {parts.map(({ key, count, style }) => (
          <span
            key={key}
            style={{ flexGrow: count }}
            className={`tabular flex basis-0 items-center justify-center overflow-hidden rounded-sm text-sm ${style}`}
          >
            {count}
          </span>
        ))}
      </div>
      <p className="mt-1 text-ink-soft text-sm">{countWords(counts, unrated, words)}</p>
    </div>
  );
}
