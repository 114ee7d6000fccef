import type { OpenMark } from "~/exchange/reading/open-words";
import { countOf } from "~/routes/data/import/words";
import { Field, Select } from "~/ui/controls/Field";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { Section } from "~/ui/layout/Page";

const MEANINGS = [
  { value: "", label: "Please choose" },
  { value: "not_applicable", label: "Not applicable" },
  { value: "unavailable", label: "Unavailable, for this reason" },
  { value: "left_out", label: "Nothing: leave it out" },
];

/** Asks once what each text in place of a figure stands for in this file. */
export function MarksInFile({ marks, locale }: { marks: OpenMark[]; locale: string }) {
  if (marks.length === 0) return null;
  return (
    <Section
      id="marks"
      title="Words in place of figures"
      lead="Say once for this file what each of them stands for; any left open counts as an error."
    >
      <ScrollTable label="Words in place of figures">
        <thead>
          <tr>
            <th scope="col">In the file</th>
            <th scope="col" className="word">
              Stands for
            </th>
            <th scope="col" className="word">
              Reason, if unavailable
            </th>
          </tr>
        </thead>
        <tbody>
          {marks.map((mark) => (
            <MarkRow key={mark.pattern} mark={mark} locale={locale} />
          ))}
        </tbody>
      </ScrollTable>
    </Section>
  );
}

function MarkRow({
  mark: { pattern, example, count, hasNumber, meaning },
  locale,
}: {
  mark: OpenMark;
  locale: string;
}) {
  const options = hasNumber
    ? [...MEANINGS, { value: "number", label: "The number; the note keeps the mark" }]
    : MEANINGS;
  return (
    <tr>
      <th scope="row" className="min-w-28! [overflow-wrap:anywhere]">
        <span className="font-semibold">{example}</span>
        <span className="block text-ink-soft text-sm">{countOf(count, "cell", locale)}</span>
        <input type="hidden" name="mark" value={pattern} />
      </th>
      <td className="word min-w-44! sm:min-w-72!">
        <Select
          label={<span className="sr-only">{`“${example}” stands for`}</span>}
          name="mark-is"
          defaultValue={meaning?.as ?? ""}
          options={options}
        />
      </td>
      <td className="word min-w-44!">
        <Field
          label={<span className="sr-only">{`Reason for “${example}”`}</span>}
          name="mark-reason"
          maxLength={500}
          defaultValue={meaning?.reason ?? ""}
        />
      </td>
    </tr>
  );
}
