import { Form, Link } from "@remix-run/react";
import { paths } from "~/paths";
import { Button, buttonClass } from "~/ui/controls/Button";
import { CopyText } from "~/ui/controls/CopyText";
import { formatDate } from "~/ui/figures/dates";
import type { Writing } from "~/ui/figures/format-numbers";
import { EmptyState } from "~/ui/layout/EmptyState";

export interface RemindedMember {
  memberId: string;
  member: string;
  dueOn: string | null;
  request: "asked" | "submitted" | "returned" | "verified";
  quiet: boolean;
  /** The year is open and the numbers are not in. */
  needed: boolean;
  left: { missing: number; asked: number } | null;
  people: {
    userId: string;
    name: string;
    email: string;
    wantsNone: boolean;
    /** A demo person, who gets no mail. */
    demo: boolean;
    letter: { subject: string; text: string } | null;
  }[];
}

const REQUEST_WORDS: Record<RemindedMember["request"], string> = {
  asked: "Asked",
  submitted: "Submitted: not reminded",
  returned: "Sent back with a question",
  verified: "Verified: not reminded",
};

/** Each member that is asked for numbers: its progress, whom a reminder reaches, and what can be done. */
export function ReminderMembers({
  members,
  year,
  writing,
  sends,
}: {
  members: RemindedMember[];
  year: number;
  writing: Pick<Writing, "locale"> & { slug: string };
  sends: boolean;
}) {
  if (members.length === 0)
    return (
      <EmptyState
        title="Nobody is asked for anything"
        action={{ to: paths.years(writing.slug), label: "Choose who is asked" }}
      >
        <p>Under Years, choose which members are asked for which numbers of {year}.</p>
      </EmptyState>
    );
  return (
    <ul aria-label="Members that are asked" className="-mt-6">
      {members.map((member) => (
        <li
          key={member.memberId}
          className="grid gap-x-10 gap-y-3 border-line border-b py-4 lg:grid-cols-[minmax(0,1fr)_auto]"
        >
          <div className="min-w-0">
            <h3 className="font-sans font-semibold text-base tracking-normal">{member.member}</h3>
            <p className="mt-0.5 flex flex-wrap gap-x-5 text-sm">
              <span className={member.needed ? undefined : "text-ink-soft"}>
                {REQUEST_WORDS[member.request]}
              </span>
              {member.needed && member.left ? (
                <span className="tabular text-ink-soft">
                  {member.left.missing === 0
                    ? "All numbers entered"
                    : `${member.left.missing} of ${member.left.asked} numbers missing`}
                </span>
              ) : null}
              {member.dueOn ? (
                <span className="text-ink-soft">Due {formatDate(member.dueOn, writing)}</span>
              ) : null}
              {member.quiet ? (
                <span className="font-medium text-warn">Reminders are switched off</span>
              ) : null}
            </p>
            <Reached member={member} slug={writing.slug} />
          </div>
          {member.needed ? <Steps member={member} year={year} sends={sends} /> : null}
          {member.needed ? <Texts member={member} sends={sends} /> : null}
        </li>
      ))}
    </ul>
  );
}

function Reached({ member: { people, needed }, slug }: { member: RemindedMember; slug: string }) {
  if (people.length === 0)
    return needed ? (
      <p className="mt-1 text-sm">
        Nobody supplies its numbers yet.{" "}
        <Link to={paths.settingsPage(slug, "people")}>Invite a data lead</Link>
      </p>
    ) : null;
  return (
    <ul className="mt-1 text-ink-soft text-sm">
      {people.map(({ userId, name, email, wantsNone, demo }) => (
        <li key={userId} className="[overflow-wrap:anywhere]">
          {name}, {email}
          {wantsNone ? " (wants no reminders)" : demo ? " (demo person, gets no mail)" : ""}
        </li>
      ))}
    </ul>
  );
}

function Steps({ member, year, sends }: { member: RemindedMember; year: number; sends: boolean }) {
  const { memberId, member: name, quiet, people } = member;
  const reaches = !quiet && people.some(({ wantsNone, demo }) => !wantsNone && !demo);
  return (
    <Form method="post" preventScrollReset className="flex flex-wrap items-start gap-3">
      <input type="hidden" name="year" value={year} />
      <input type="hidden" name="member" value={memberId} />
      {sends && reaches ? (
        <Button kind="secondary" name="do" value="remind">
          <span>
            Remind now <span className="sr-only">: {name}</span>
          </span>
        </Button>
      ) : null}
      {sends && people.length > 0 ? (
        <Button kind="quiet" name="do" value={quiet ? "loud" : "quiet"}>
          <span>
            Switch reminders {quiet ? "on" : "off"} <span className="sr-only">for {name}</span>
          </span>
        </Button>
      ) : null}
    </Form>
  );
}

/** Today's letter to each person, to read, copy, or open in a mail program. */
function Texts({ member: { people, member }, sends }: { member: RemindedMember; sends: boolean }) {
  const written = people.flatMap(({ letter, ...person }) => (letter ? [{ ...person, letter }] : []));
  if (written.length === 0) return null;
  return (
    <details className="folded min-w-0 lg:col-span-2">
      <summary className="min-h-11 sm:min-h-8">
        <span>
          {sends ? "Today’s text" : "Text to send"} <span className="sr-only">to {member}</span>
        </span>
      </summary>
      <div className="grid max-w-[52rem] gap-8 pt-2 pb-4">
        {written.map(({ userId, name, email, letter }) => (
          <div key={userId} className="grid gap-4">
            <CopyText label={`Subject, to ${name}`}>{letter.subject}</CopyText>
            <CopyText label="Text">{letter.text}</CopyText>
            <p>
              <a className={buttonClass("secondary")} href={mailto(email, letter)}>
                Open in your mail program
              </a>
            </p>
          </div>
        ))}
      </div>
    </details>
  );
}

function mailto(email: string, { subject, text }: { subject: string; text: string }): string {
  const body = text.replace(/\n/g, "\r\n");
  return `mailto:${encodeURIComponent(email)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}
