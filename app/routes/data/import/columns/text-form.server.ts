import { ENCODINGS, SEPARATORS, type Separator, type TextForm } from "~/exchange/opening/text-form";

/** The separator and encoding that a form chose; what it leaves open is detected. */
export function textFormFrom(form: FormData): TextForm {
  const separator = (Object.keys(SEPARATORS) as Separator[]).find((each) => each === form.get("separator"));
  const encoding = ENCODINGS.find((each) => each === form.get("encoding"));
  const chosen: TextForm = {};
  if (separator) chosen.separator = separator;
  if (encoding) chosen.encoding = encoding;
  return chosen;
}
