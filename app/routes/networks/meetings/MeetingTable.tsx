import { Link } from "@remix-run/react";
import type { NetworkFrame } from "~/access/networks/visit.server";
import { MEETING_STATES } from "~/domain/meetings/terms";
import { isExtended, type NetworkMeeting } from "~/domain/networks/year";
import { paths } from "~/paths";
import { formatDate } from "~/ui/figures/dates";
import { ScrollTable } from "~/ui/figures/ScrollTable";

type Row = Omit<NetworkMeeting, "minutes"> & { rounds: number };

/** The meetings of a year, with how many participants have brought something. */
export function MeetingTable({
  frame,
  meetings,
  participants,
}: {
  frame: NetworkFrame;
  meetings: Row[];
  participants: number;
}) {
  const others = meetings.filter(({ number, state }) => number < 4 && state !== "cancelled");
  return (
    <ScrollTable label="Meetings of the year">
      <thead>
        <tr>
          <th scope="col">Meeting</th>
          <th scope="col" className="word">
            Day
          </th>
          <th scope="col" className="word">
            Length
          </th>
          <th scope="col" className="word">
            State
          </th>
          <th scope="col">Rounds</th>
        </tr>
      </thead>
      <tbody>
        {meetings.map((meeting) => (
          <tr key={meeting.id}>
            <th scope="row">
              <Link to={paths.networkMeeting(frame.slug, meeting.id)}>Meeting {meeting.number}</Link>
              {meeting.theme ? (
                <span className="block font-normal text-ink-soft text-sm">{meeting.theme}</span>
              ) : null}
            </th>
            <td className="word">{formatDate(meeting.day, frame)}</td>
            <td className="word">
              {meeting.minutesLong} min
              {meeting.inPerson ? ", in person" : ""}
              {meeting.number === 4 && isExtended(meeting, others) ? (
                <span className="block text-sm">Extended</span>
              ) : null}
            </td>
            <td className="word">{MEETING_STATES[meeting.state]}</td>
            <td>
              {meeting.rounds} of {participants}
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
