import { Link } from "@remix-run/react";

/** One quiet line above everything else: a year is open, and how far it is. */
export function OpenYear({ line }: { line: { text: string; to: string } | null }) {
  if (!line) return null;
  return (
    <p className="no-print -mt-6 text-ink-soft">
      {line.text} <Link to={line.to}>Status</Link>
    </p>
  );
}
