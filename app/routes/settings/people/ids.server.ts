import { z } from "zod";
import { notFound } from "~/access/visit.server";

export const unknown = () =>
  notFound("This person or invitation no longer exists. Go back and reload the page.");

/** The id that a button sends. @throws 404 */
export function idOf(value: FormDataEntryValue | null): string {
  const id = z.uuid().safeParse(value);
  if (!id.success) throw unknown();
  return id.data;
}
