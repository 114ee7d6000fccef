import { Link } from "@remix-run/react";

/** A quiet line below the status: a year is open, and how much of it has been reported. */
export function OpenYear({ line }: { line: { text: string; to: string } | null }) {
  if (!line) return null;
  return (
    <p className="no-print text-ink-soft text-sm">
      {line.text} <Link to={line.to}>Status</Link>
    </p>
  );
}
