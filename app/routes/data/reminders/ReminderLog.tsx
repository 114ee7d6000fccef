import { formatDate } from "~/ui/figures/dates";
import type { Writing } from "~/ui/figures/format-numbers";
import { ScrollTable } from "~/ui/figures/ScrollTable";

interface Entry {
  id: string;
  /** ISO instant. */
  at: string;
  member: string;
  person: string | null;
  to: string;
  state: string;
  words: string;
  detail: string | null;
}

/** What happened to each message: when, to whom, and what the mail server answered. */
export function ReminderLog({ entries, writing }: { entries: Entry[]; writing: Pick<Writing, "locale"> }) {
  return (
    <ScrollTable label="Log of reminders">
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col" className="word">
            Member
          </th>
          <th scope="col" className="word">
            To
          </th>
          <th scope="col" className="word">
            Result
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ id, at, member, person, to, state, words, detail }) => (
          <tr key={id}>
            <td className="whitespace-nowrap">
              <time dateTime={at}>
                {formatDate(at, writing)}, {at.slice(11, 16)} UTC
              </time>
            </td>
            <th scope="row" className="word">
              {member}
            </th>
            <td className="word">
              {person ?? ""}
              <span className="block text-ink-soft text-sm [overflow-wrap:anywhere]">{to}</span>
            </td>
            <td className="word">
              <span
                className={state === "failed" || state === "sending" ? "font-semibold text-warn" : undefined}
              >
                {words}
              </span>
              {detail ? (
                <span className="block text-ink-soft text-sm [overflow-wrap:anywhere]">{detail}</span>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
