import { DECISION_FIELDS, type MinutesState } from "./parts-state";

/** The part that a field "field.part" belongs to; null for other fields. */
export function partOf(name: string): string | null {
  const dot = name.indexOf(".");
  return dot < 0 ? null : name.slice(dot + 1);
}

/**
 * Puts what another note-taker changed into the form's fields. Parts that this writer has touched, and has not yet
 * saved, stay as they are; so does the field with the caret.
 */
export function putTheirs(
  form: HTMLFormElement | null,
  before: MinutesState,
  now: MinutesState,
  touched: ReadonlySet<string>,
): void {
  if (!form) return;
  const put = (field: string, part: string, value: string) => {
    if (touched.has(part)) return;
    const control = form.elements.namedItem(`${field}.${part}`);
    if (control instanceof RadioNodeList) control.value = value;
    else if (control instanceof HTMLInputElement && control.type === "checkbox")
      control.checked = value === "on";
    else if (
      (control instanceof HTMLInputElement ||
        control instanceof HTMLTextAreaElement ||
        control instanceof HTMLSelectElement) &&
      control !== document.activeElement
    )
      control.value = value;
  };
  for (const { id, notes } of now.items)
    if (before.items.find((item) => item.id === id)?.notes !== notes) put("notes", `item:${id}`, notes);
  for (const { seatId, state, alternateId } of now.attendance) {
    put("state", `seat:${seatId}`, state);
    put("alternate", `seat:${seatId}`, alternateId ?? "");
  }
  for (const decision of now.decisions) {
    if (before.decisions.find(({ id }) => id === decision.id)?.revision === decision.revision) continue;
    for (const field of DECISION_FIELDS) {
      const value = decision[field];
      put(field, `decision:${decision.id}`, typeof value === "boolean" ? (value ? "on" : "") : value);
    }
  }
  if (before.guests !== now.guests) put("guests", "meeting", now.guests);
}
