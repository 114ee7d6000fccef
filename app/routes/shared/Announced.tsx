import { type ReactNode, useEffect, useRef } from "react";

/** Moves the focus to what has just happened, so that screen readers announce it and others see it. */
export function Announced({ of, children }: { of: unknown; children: ReactNode }) {
  const here = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new answer
  useEffect(() => here.current?.focus(), [of]);
  return (
    <div ref={here} tabIndex={-1} className="outline-none">
      {children}
    </div>
  );
}
