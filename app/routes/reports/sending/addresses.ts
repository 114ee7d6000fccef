import { z } from "zod";
import { LONGEST_EMAIL } from "~/access/credentials";

/** What a convener enters to send a report. */

export const MOST_ADDRESSES = 200;
export const LONGEST_NOTE = 2000;
const LONGEST_LIST = MOST_ADDRESSES * (LONGEST_EMAIL + 2);

/** Addresses as people paste them: one a line, or separated by commas, semicolons, or spaces; names left out. */
export function addressesIn(text: string): { emails: string[]; wrong: string[] } {
  const parts = text
    .replace(/"[^"]*"/g, " ")
    .split(/[\s,;]+/)
    .map((part) => part.replace(/^<|>$/g, "").trim())
    .filter(Boolean);
  const emails = new Set<string>();
  const wrong: string[] = [];
  // "Ann Lee <ann@example.org>": the words before an address in angle brackets are a name.
  const bracketed = /<[^>]*>/.test(text);
  for (const part of parts) {
    if (part.length <= LONGEST_EMAIL && z.email().safeParse(part).success) emails.add(part.toLowerCase());
    else if (!bracketed || part.includes("@")) wrong.push(part);
  }
  return { emails: [...emails], wrong };
}

export interface SendFields {
  /** As it was sent, to stay in the form. */
  values: { addresses: string; note: string; people: boolean };
  emails: string[];
  note: string;
  people: boolean;
  /** What is wrong, by the name of the field. */
  errors: Record<string, string>;
}

/** The answer to the form: what is wrong, how many it would reach, or how many letters wait now. */
export type SendAnswer =
  | { errors: SendFields["errors"]; values: SendFields["values"] }
  | { ready: number; stopped: number; values: SendFields["values"] }
  | { queued: number; already: number }
  | { refused: string };

/** Reads the form; nothing is lost of what is wrong. */
export function readSendForm(form: FormData): SendFields {
  const text = String(form.get("addresses") ?? "");
  const note = String(form.get("note") ?? "")
    .replaceAll("\r\n", "\n")
    .trim();
  const errors: Record<string, string> = {};
  const { emails, wrong } = text.length > LONGEST_LIST ? { emails: [], wrong: [] } : addressesIn(text);
  if (text.length > LONGEST_LIST || emails.length > MOST_ADDRESSES)
    errors.addresses = `At most ${MOST_ADDRESSES} addresses at once.`;
  else if (wrong.length > 0)
    errors.addresses = `Not an e-mail address: ${wrong.slice(0, 3).join(", ")}${wrong.length > 3 ? ` and ${wrong.length - 3} more` : ""}.`;
  if (note.length > LONGEST_NOTE) errors.note = `At most ${LONGEST_NOTE.toLocaleString("en-US")} characters.`;
  const people = form.has("people");
  if (!people && emails.length === 0 && !errors.addresses)
    errors.addresses = "Enter an address, or choose the people with an account.";
  return { emails, note, people, errors, values: { addresses: text, note, people } };
}
