import { CheckBoxes } from "~/ui/controls/CheckBoxes";

/** Any number of a list, as checkboxes. */
export function CheckList({
  legend,
  name,
  options,
  checked,
  empty,
  errors,
}: {
  legend: string;
  name: string;
  options: { value: string; label: string }[];
  checked: string[];
  /** What stands there without options. */
  empty: string;
  errors: string[] | undefined;
}) {
  return (
    <fieldset className="min-w-0 max-w-[52rem]">
      <legend className="mb-2 font-semibold">{legend}</legend>
      {options.length === 0 ? <p className="text-ink-soft">{empty}</p> : null}
      <CheckBoxes name={name} options={options} checked={checked} />
      {errors ? <p className="mt-1.5 font-medium text-bad text-sm">{errors.join(" ")}</p> : null}
    </fieldset>
  );
}
