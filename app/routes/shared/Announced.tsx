import { type ReactNode, useEffect, useRef } from "react";

/** What has just happened, brought before whoever listens or looks at another part of the page. */
export function Announced({ of, children }: { of: unknown; children: ReactNode }) {
  const here = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer anew
  useEffect(() => here.current?.focus(), [of]);
  return (
    <div ref={here} tabIndex={-1} className="outline-none">
      {children}
    </div>
  );
}
