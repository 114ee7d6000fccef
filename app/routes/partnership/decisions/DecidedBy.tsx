import { Link } from "@remix-run/react";
import type { CitationAct } from "~/domain/meetings/terms";
import { paths } from "~/paths";
import { Select } from "~/ui/controls/Field";
import { formatDate } from "~/ui/figures/dates";

/** The decision that adopting or revising something cites, if there are any to cite. */
export function DecidedBy({
  decisions,
  hint,
  chosen,
  error,
}: {
  decisions: { value: string; label: string }[];
  hint: string;
  /** The id of the one chosen so far. */
  chosen?: string | undefined;
  error?: string[] | undefined;
}) {
  if (decisions.length === 0) return null;
  return (
    <Select
      name="decision"
      label="Decided by"
      hint={hint}
      error={error}
      defaultValue={chosen}
      optional
      options={[{ value: "", label: "No decision" }, ...decisions]}
    />
  );
}

/** A decision that adopted or revised something, as it is shown there. */
export interface CitedDecision {
  id: string;
  act: CitationAct;
  /** When it was cited. */
  at: string;
  number: string | null;
  text: string;
  body: string;
  /** The day of its meeting. */
  day: string;
  replacedBy: string | null;
}

/** "Adopted by decision 2026-03 of the council, March 10, 2026: …" for each, and what replaced it. */
export function CitedDecisions({
  decisions,
  shell,
  className = "",
}: {
  decisions: readonly CitedDecision[];
  shell: { slug: string; locale: string };
  className?: string;
}) {
  return decisions.map(({ id, act, at, number, text, body, day, replacedBy }) => (
    <p key={`${id} ${at}`} className={`max-w-[46rem] break-words ${className}`}>
      {act === "adopted" ? "Adopted" : "Revised"} by{" "}
      <Link to={`${paths.decisions(shell.slug)}#${id}`}>decision {number}</Link> of {body},{" "}
      {formatDate(day, shell)}: {text}
      {replacedBy ? ` (replaced by ${replacedBy})` : ""}
    </p>
  ));
}
