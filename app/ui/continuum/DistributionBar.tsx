import { STAGES } from "~/domain/continuum";
import { countWords, type StageWords, stageClass } from "./stages";

/** How many members stand at each stage: one bar in steps, with the same in words below it. */
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
    ...STAGES.map((stage) => ({ key: String(stage), count: counts[stage] ?? 0, look: stageClass(stage) })),
    { key: "unrated", count: unrated, look: stageClass(null) },
  ].filter(({ count }) => count > 0);
  return (
    <div>
      <div className="flex h-8 gap-0.5" aria-hidden="true">
        {parts.map(({ key, count, look }) => (
          <span
            key={key}
            style={{ flexGrow: count }}
            className={`tabular flex basis-0 items-center justify-center overflow-hidden rounded-sm text-sm ${look}`}
          >
            {count}
          </span>
        ))}
      </div>
      <p className="mt-1 text-ink-soft text-sm">{countWords(counts, unrated, words)}</p>
    </div>
  );
}
