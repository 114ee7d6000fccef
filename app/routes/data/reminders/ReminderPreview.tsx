import { paths } from "~/paths";
import { formatDate } from "~/ui/figures/dates";
import type { Writing } from "~/ui/figures/format-numbers";
import { EmptyState } from "~/ui/layout/EmptyState";

interface Planned {
  id: string;
  member: string;
  person: string;
  email: string;
  /** Why it would not be sent; null if it would. */
  reason: string | null;
  /** The mail server's answer to an earlier attempt. */
  failedBefore: string | null;
  subject: string;
  text: string;
}

/** The next messages, day by day, with their full text. */
export function ReminderPreview({
  coming,
  later,
  today,
  writing,
}: {
  coming: { day: string; messages: Planned[] }[];
  later: { day: string; count: number }[];
  today: string;
  writing: Pick<Writing, "locale"> & { slug: string };
}) {
  if (coming.length === 0)
    return (
      <EmptyState
        title="Nothing is planned"
        action={{ to: paths.years(writing.slug), label: "Choose the days" }}
      >
        <p>
          Choose a due date and the days before and after it on which members are reminded. Days in the past
          are ignored.
        </p>
      </EmptyState>
    );
  return (
    <div className="grid gap-8">
      {coming.map(({ day, messages }) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h3 id={`day-${day}`} className="text-xl">
            {day === today ? "Today" : formatDate(day, writing)}
          </h3>
          <ul className="mt-2 border-line border-t">
            {messages.map((message) => (
              <li key={message.id} className="border-line border-b py-2">
                {message.reason ? (
                  <p className="py-1.5 text-ink-soft text-sm">
                    {message.member}, {message.person}: not sent. {message.reason}
                  </p>
                ) : (
                  <Message {...message} />
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {later.length > 0 ? (
        <p className="text-ink-soft">
          Later:{" "}
          {later
            .map(
              ({ day, count }) =>
                `${formatDate(day, writing)} (${count === 1 ? "1 message" : `${count} messages`})`,
            )
            .join("; ")}
          .
        </p>
      ) : null}
    </div>
  );
}

function Message({ member, person, email, subject, text, failedBefore }: Planned) {
  return (
    <details className="folded">
      <summary className="min-h-11 sm:min-h-8">
        <span>
          {member}, {person}
        </span>
      </summary>
      <div className="max-w-[46rem] py-3">
        {failedBefore ? (
          <p className="mb-3 text-sm text-warn">Sending failed and will be retried: {failedBefore}</p>
        ) : null}
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
          <dt className="text-ink-soft">To</dt>
          <dd className="[overflow-wrap:anywhere]">
            {person} &lt;{email}&gt;
          </dd>
          <dt className="text-ink-soft">Subject</dt>
          <dd className="font-semibold">{subject}</dd>
        </dl>
        <pre className="mt-3 whitespace-pre-wrap rounded-md border border-line bg-raised px-4 py-3 font-sans text-[0.9375rem] leading-relaxed [overflow-wrap:anywhere]">
          {text}
        </pre>
      </div>
    </details>
  );
}
