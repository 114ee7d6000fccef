import { timeWords } from "~/domain/meetings/when";
import type { DueMeetingLetter } from "~/records/meetings/mail-queue.server";
import { type Block, type Letter, letterOf, oneLine } from "./letter";
import { type Asker, dateWords, staffWords } from "./reminder-letter";

export interface MeetingLetterFacts {
  letter: DueMeetingLetter;
  asker: Asker;
  /** The meeting's page, for those who have an account. */
  page: string | null;
  /** Where the person turns such mail off without signing in. */
  stop: string;
}

/** The letter that calls a meeting, with its agenda, or tells that it does not take place. */
export function meetingLetter({ letter, asker, page, stop }: MeetingLetterFacts): Letter {
  const name = oneLine(letter.title || letter.body);
  const day = dateWords(letter.day, asker.locale);
  const cancelled = letter.news === "cancelled";
  return letterOf(cancelled ? `Canceled: ${name}, ${day}` : `Agenda: ${name}, ${day}`, [
    `Hello ${oneLine(letter.person)},`,
    ...(cancelled ? cancellation(letter, name, day) : call(letter, name, day, asker.locale)),
    ...(page ? [{ link: page, label: "Open the meeting" }] : []),
    staffWords(asker),
    {
      small: `You get this because you sit in ${oneLine(letter.body)} of ${oneLine(asker.name)}, or stand in for somebody who does.`,
      link: { link: stop, label: `Stop all mail about actions and meetings of ${oneLine(asker.name)}` },
    },
  ]);
}

function call(letter: DueMeetingLetter, name: string, day: string, locale: string): Block[] {
  const { startsAt, timeZone, place, link, agenda } = letter;
  const time = startsAt ? `, ${timeWords(startsAt, timeZone, locale)}` : "";
  const where = place ? `Place: ${oneLine(place)}` : null;
  return [
    `${name} meets on ${day}${time}.`,
    ...(where ? [where] : []),
    ...(link ? [{ link, label: "Join" }] : []),
    "The agenda:",
    {
      list: agenda.map(({ title, minutes, presenter }) =>
        [oneLine(title), minutes === null ? null : `${minutes} minutes`, presenter && oneLine(presenter)]
          .filter(Boolean)
          .join(" · "),
      ),
    },
    "If you cannot come, tell your alternate, or answer this message.",
  ];
}

function cancellation({ cancelledWhy }: DueMeetingLetter, name: string, day: string): Block[] {
  return [
    `${name} does not meet on ${day}.`,
    ...(cancelledWhy ? [`The reason: ${oneLine(cancelledWhy)}`] : []),
  ];
}
