import type { Spark } from "./spark";

const RADIUS = { value: 2.5, newest: 4, soFar: 3.5, goal: 4.5 } as const;

/** A small line with the goal's level and the way to it. @param label its years and values, for screen readers */
export function SparkLine({
  spark: { line, soFar, way, level, marks },
  label,
}: {
  spark: Spark;
  label: string;
}) {
  const stroke = { fill: "none", vectorEffect: "non-scaling-stroke" } as const;
  return (
    <svg
      role="img"
      aria-label={label}
      className="print-color h-13 w-28 shrink-0 overflow-visible p-1.5 text-accent sm:w-36"
    >
      <svg
        aria-hidden="true"
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        width="100%"
        height="100%"
        className="overflow-visible"
      >
        {level ? <path d={level} {...stroke} stroke="var(--color-line-strong)" /> : null}
        {way ? <path d={way} {...stroke} stroke="var(--color-line-strong)" strokeDasharray="2 3" /> : null}
        <path d={line} {...stroke} stroke="currentColor" strokeWidth={2.5} strokeLinejoin="round" />
        {soFar ? (
          <path d={soFar} {...stroke} stroke="currentColor" strokeWidth={2} strokeDasharray="4 3" />
        ) : null}
      </svg>
      {marks.map(({ x, y, kind }) => (
        <circle
          key={`${x} ${y} ${kind}`}
          cx={`${x}%`}
          cy={`${y}%`}
          r={RADIUS[kind]}
          fill={kind === "value" || kind === "newest" ? "currentColor" : "var(--color-raised)"}
          stroke={kind === "goal" ? "var(--color-ink)" : "currentColor"}
          strokeWidth={2}
        />
      ))}
    </svg>
  );
}
