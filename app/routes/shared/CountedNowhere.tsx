import { listOf } from "~/ui/figures/dates";
import { Notice } from "~/ui/layout/Notice";

/** Numbers that are stored for years outside the membership: named, so that nobody looks for them in vain. */
export function CountedNowhere({
  outside,
  name,
}: {
  outside: { year: number; labels: string[] }[];
  name: string;
}) {
  return (
    <Notice tone="info" title="Recorded, and counted nowhere">
      <p>
        {name} was not a member in {listOf(outside.map(({ year }) => year))}. What was recorded for{" "}
        {outside.length === 1 ? "that year" : "those years"} is kept and is part of no figure; it counts again
        if the membership is corrected to cover {outside.length === 1 ? "it" : "them"}.
      </p>
      <ul className="mt-2 grid gap-1 text-sm">
        {outside.map(({ year, labels }) => (
          <li key={year}>
            <strong className="font-semibold">{year}</strong>: {labels.join(", ")}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
