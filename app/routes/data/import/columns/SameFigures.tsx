import { Form, Link } from "@remix-run/react";
import { LEFT_OUT } from "~/exchange/columns/mapping-words";
import { countOf } from "~/routes/data/import/words";
import { Button } from "~/ui/controls/Button";
import { Notice } from "~/ui/layout/Notice";

/** Columns with a button of their own. Others are changed among the columns. */
const MAX_PARTS = 6;

/** Several rows are about one figure: asks what they are. None of them can be saved before. */
export function SameFigures({
  count,
  parts,
  lines,
  titles,
  locale,
  action,
  columnsTo,
}: {
  count: number;
  /** The columns that say what part of a figure a row is. */
  parts: { place: number; header: string }[];
  /** The labels of lines that do so for all rows, such as "Department: Nursing". */
  lines: string[];
  /** Titles and names of sheets that do so, such as "Q3". */
  titles: string[];
  locale: string;
  action: string;
  columnsTo: string;
}) {
  if (count === 0) return null;
  return (
    <Notice tone="warning" title={`${countOf(count, "figure", locale)} with rows in question`}>
      <p>
        Several rows are about the same figure, or a row is about a part of it, such as a department or a
        quarter. None of them is saved until you say what they are.
      </p>
      <Form method="post" action={action} className="mt-3 flex flex-wrap items-center gap-3">
        <input type="hidden" name="intent" value="reread" />
        <Button kind="secondary" name="together" value="add">
          Add them up
        </Button>
        <Button kind="secondary" name="together" value="total">
          Take the row named total
        </Button>
        <Link to={columnsTo} className="inline-flex min-h-11 items-center">
          Say which column tells them apart
        </Link>
      </Form>
      {parts.slice(0, MAX_PARTS).map(({ place, header }) => (
        <Form method="post" action={action} className="mt-2" key={place}>
          <input type="hidden" name="intent" value="same-meaning" />
          <Button kind="quiet" name={`use-${place}`} value="ignore">
            “{header}” does not change what the rows mean
          </Button>
        </Form>
      ))}
      {lines.slice(0, MAX_PARTS).map((label) => (
        <Form method="post" action={action} className="mt-2" key={label}>
          <input type="hidden" name="intent" value="same-meaning" />
          <input type="hidden" name="name-measure" value={label} />
          <Button kind="quiet" name="name-measure-is" value={LEFT_OUT}>
            “{label}” does not change what the rows mean
          </Button>
        </Form>
      ))}
      {titles.slice(0, MAX_PARTS).map((title) => (
        <Form method="post" action={action} className="mt-2" key={title}>
          <input type="hidden" name="intent" value="reread" />
          <Button kind="quiet" name="title-ok" value={title}>
            “{title}” does not change what the rows mean
          </Button>
        </Form>
      ))}
    </Notice>
  );
}
