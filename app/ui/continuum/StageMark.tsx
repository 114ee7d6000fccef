import type { Stage } from "~/domain/continuum/continuum";

const STEPS = [1, 2, 3] as const;

/** Three rising steps, filled up to the stage: the shape that stands beside its number or name. */
export function StageMark({ stage, className = "" }: { stage: Stage | null; className?: string }) {
  return (
    <svg
      viewBox="0 0 16 14"
      width="1.15em"
      height="1em"
      aria-hidden="true"
      focusable="false"
      className={`inline-block shrink-0 ${className}`}
    >
      {STEPS.map((step) => (
        <rect
          key={step}
          x={(step - 1) * 5.5 + 0.6}
          y={13.4 - step * 4.1}
          width={3.8}
          height={step * 4.1}
          fill={stage !== null && stage >= step ? "currentColor" : "none"}
          stroke="currentColor"
          strokeWidth={1}
          strokeDasharray={stage === null ? "1.5 1.5" : undefined}
        />
      ))}
    </svg>
  );
}
