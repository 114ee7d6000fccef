/** Any number of a list, as checkboxes with one name; its fieldset says what they are. */
export function CheckBoxes({
  name,
  options,
  checked,
}: {
  name: string;
  options: { value: string; label: string }[];
  checked: string[];
}) {
  return (
    <div className="grid gap-x-8 gap-y-1 sm:grid-cols-2">
      {options.map(({ value, label }) => (
        <label key={value} className="flex min-h-11 cursor-pointer items-start gap-3 py-2 sm:min-h-8">
          <input
            type="checkbox"
            name={name}
            value={value}
            defaultChecked={checked.includes(value)}
            className="mt-1 size-4.5 shrink-0 accent-(--color-ink)"
          />
          <span className="min-w-0 break-words">{label}</span>
        </label>
      ))}
    </div>
  );
}
