import { listOf } from "~/ui/figures/dates";
import { Notice } from "~/ui/layout/Notice";

/** Lists numbers stored for years outside the membership, so that they can be found. */
export function CountedNowhere({
  outside,
  name,
}: {
  outside: { year: number; labels: string[] }[];
  name: string;
}) {
  return (
    <Notice tone="info" title="Recorded but not counted">
      <p>
        {name} was not a member in {listOf(outside.map(({ year }) => year))}. What was recorded for{" "}
        {outside.length === 1 ? "that year" : "those years"} is kept but counts in no figure. It counts again
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
