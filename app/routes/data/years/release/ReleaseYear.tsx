import { Form } from "@remix-run/react";
import { Button } from "~/ui/controls/Button";
import { formatDate } from "~/ui/figures/dates";
import { asOfDay, type Writing } from "~/ui/figures/format-numbers";
import { Section } from "~/ui/layout/Page";

export interface ReleaseView {
  /** The newest first: ISO day and name. */
  releases: { at: string; by: string }[];
  /** Figures that another release would leave as they were shown on a day. */
  kept: { label: string; year: number; since: string }[];
  /** Members whose numbers must have changed for a figure to move on. */
  least: number;
}

/** Shows members the figures of a year as they are now. */
export function ReleaseYear({
  year,
  open,
  release,
  writing,
}: {
  year: number;
  open: boolean;
  release: ReleaseView;
  writing: Writing;
}) {
  const { releases, kept, least } = release;
  const [last] = releases;
  return (
    <Section
      id="release"
      title={`Release ${year}`}
      lead={
        open
          ? "Members see totals, shares, and changes of an open year only after you release them. Closing the year releases them, too."
          : "Numbers changed under an exception reach members only after another release."
      }
    >
      <div className="grid max-w-[46rem] gap-4">
        <p>
          {last
            ? `Members see the figures of ${formatDate(last.at, writing)}, released by ${last.by}.`
            : `Nothing has been released yet: members read how many have reported, and no figure of ${year}.`}
        </p>
        {kept.length > 0 ? (
          <div>
            <p>
              Fewer than {least} members’ numbers have changed in these since they were last shown. To protect
              them, a release leaves the earlier figures in place:
            </p>
            <ul className="mt-2 grid list-disc gap-1 ps-5">
              {kept.map(({ label, year: of, since }) => (
                <li key={`${label} ${of}`}>
                  {label}, {of}: stays {asOfDay(since, writing)}
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        <Form method="post">
          <input type="hidden" name="intent" value="release" />
          <input type="hidden" name="year" value={year} />
          <Button kind="secondary">{last ? `Release ${year} again` : `Release ${year}`}</Button>
        </Form>
      </div>
    </Section>
  );
}
