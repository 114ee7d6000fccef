import type { Stage } from "~/domain/continuum/continuum";

const STEP = 26;
const ROW = 8;

/** The stages of one practice over the years, as a small stepped line; years without a rating are gaps. */
export function StageCourse({ stages }: { stages: { year: number; stage: Stage | null }[] }) {
  const width = Math.max(1, stages.length - 1) * STEP + 12;
  const at = (place: number, stage: Stage) => ({ x: 6 + place * STEP, y: 4 + (3 - stage) * ROW });
  const points = stages.flatMap(({ stage }, place) =>
    stage === null ? [] : [{ place, ...at(place, stage) }],
  );
  return (
    <svg width={width} height={32} viewBox={`0 0 ${width} 32`} aria-hidden="true" className="text-link">
      {[0, 1, 2, 3].map((line) => (
        <line
          key={line}
          x1={0}
          x2={width}
          y1={4 + line * ROW}
          y2={4 + line * ROW}
          stroke="var(--color-line)"
          strokeWidth={1}
        />
      ))}
      {points.slice(1).map((point, index) => {
        const before = points[index];
        // No line across a year without a rating.
        if (!before || point.place !== before.place + 1) return null;
        return (
          <path
            key={point.place}
            d={`M${before.x} ${before.y}H${(before.x + point.x) / 2}V${point.y}H${point.x}`}
            stroke="currentColor"
            strokeWidth={2}
            fill="none"
          />
        );
      })}
      {points.map(({ place, x, y }) => (
        <circle key={place} cx={x} cy={y} r={3.2} fill="currentColor" />
      ))}
    </svg>
  );
}
