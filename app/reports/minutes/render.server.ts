import type { Minutes } from "~/domain/meetings/minutes";
import { AGENDA_KINDS, ATTENDANCE_STATES, DECISION_STATES } from "~/domain/meetings/terms";
import { timeWords } from "~/domain/meetings/when";
import { runApart } from "~/reports/render/own-process.server";
import { enqueue } from "~/reports/render/queue.server";
import { PRINT_PAINT } from "~/ui/charts/paint";
import { formatDate } from "~/ui/figures/dates";

/** What goes on paper: the agenda of a meeting, or its minutes. */
export interface MeetingPaper {
  kind: "Agenda" | "Minutes";
  minutes: Minutes;
  collaborative: { name: string; locale: string };
  /** "Approved on …" or "Draft"; empty for an agenda. */
  standing: string;
  addenda: { text: string; at: string; by: string }[];
}

/** Renders agenda or minutes as PDF/UA-1, by the report's typesetter. @throws RenderError if it fails */
export function renderMeeting(paper: MeetingPaper, signal?: AbortSignal): Promise<Uint8Array> {
  const text = JSON.stringify(paperOf(paper));
  return enqueue(
    (stop) => runApart(["pdf/typeset.mjs", "minutes"], text, { name: "PDF", signal: stop }),
    signal,
  );
}

function paperOf({ kind, minutes, collaborative, standing, addenda }: MeetingPaper) {
  const { locale } = collaborative;
  const { language, region } = new Intl.Locale(locale).maximize();
  const [year = 2000, month = 1, day = 1] = minutes.day.split("-").map(Number);
  const when = formatDate(minutes.day, { locale });
  const name = minutes.title || minutes.body;
  const isMinutes = kind === "Minutes";
  return {
    colors: {
      ink: PRINT_PAINT.ink,
      soft: PRINT_PAINT.inkSoft,
      line: PRINT_PAINT.line,
      accents: PRINT_PAINT.strategy,
    },
    page: region === undefined || ["US", "CA", "MX"].includes(region) ? "us-letter" : "a4",
    lang: language,
    region: region?.length === 2 ? region : null,
    date: { year, month, day },
    kind,
    title: `${kind}: ${name}, ${when}`,
    name,
    author: collaborative.name,
    facts: [
      minutes.title ? minutes.body : "",
      [when, minutes.startsAt ? timeWords(minutes.startsAt, minutes.timeZone, locale) : ""]
        .filter(Boolean)
        .join(", "),
      minutes.place,
      standing,
    ].filter(Boolean),
    quorum: isMinutes ? minutes.quorum.text : "",
    seats: isMinutes
      ? minutes.seats
          .filter(({ filled }) => filled)
          .map(({ name: seat, state, alternate }) => ({
            name: seat,
            state: [state ? ATTENDANCE_STATES[state] : "Not recorded", alternate ?? ""]
              .filter(Boolean)
              .join(": "),
          }))
      : [],
    guests: isMinutes && minutes.guests ? `Also there: ${minutes.guests}` : "",
    items: minutes.items.map((item) => ({
      title: item.title,
      facts: [AGENDA_KINDS[item.kind], item.minutes ? `${item.minutes} min` : "", item.presenter ?? ""]
        .filter(Boolean)
        .join(" · "),
      notes: isMinutes ? item.notes.split(/\n+/).filter(Boolean) : [],
      decisions: isMinutes
        ? item.decisions.map(({ number, state, voteText, text, dissent }) => ({
            head: `${number ? `Decision ${number}` : "Decision"}: ${DECISION_STATES[state].toLowerCase()}${voteText ? ` (${voteText})` : ""}`,
            text,
            dissent: dissent ? `Differing: ${dissent}` : "",
          }))
        : [],
    })),
    addenda: addenda.map(({ text, at, by }) => ({
      head: `Addendum, ${by}, ${formatDate(at, { locale })}`,
      text,
    })),
  };
}
