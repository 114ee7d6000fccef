import { Link } from "@remix-run/react";
import type { Meeting } from "~/domain/meetings/meeting";
import { MEETING_STATES } from "~/domain/meetings/terms";
import { paths } from "~/paths";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { meetingTitle, whenWords } from "./words";

export type ListedRow = Pick<Meeting, "id" | "title" | "day" | "startsAt" | "timeZone" | "state"> & {
  body: string;
  decisions: number;
};

/** Meetings with their state, in the order given. */
export function MeetingList({
  meetings,
  shell,
}: {
  meetings: ListedRow[];
  shell: { slug: string; locale: string };
}) {
  if (meetings.length === 0) return <p className="text-ink-soft">No meetings yet.</p>;
  return (
    <ScrollTable label="Meetings">
      <thead>
        <tr>
          <th scope="col">Meeting</th>
          <th scope="col" className="word">
            When
          </th>
          <th scope="col" className="word">
            State
          </th>
          <th scope="col">Decisions</th>
        </tr>
      </thead>
      <tbody>
        {meetings.map((meeting) => (
          <tr key={meeting.id}>
            <th scope="row">
              <Link to={paths.meeting(shell.slug, meeting.id)}>{meetingTitle(meeting)}</Link>
              {meeting.title ? <span className="block text-ink-soft text-sm">{meeting.body}</span> : null}
            </th>
            <td className="word">{whenWords(meeting, shell)}</td>
            <td className="word">{MEETING_STATES[meeting.state]}</td>
            <td>{meeting.decisions}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
