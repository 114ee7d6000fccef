import { Icon, type IconName } from "./icons";

type Tone = "good" | "warn" | "bad" | "info" | "quiet";

/** Goal statuses, the statuses an entered value moves through, and those of a year and of what is asked in it. */
const STATUSES = {
  met: { word: "Met", icon: "check", tone: "good" },
  on_track: { word: "On track", icon: "ahead", tone: "good" },
  behind: { word: "Behind", icon: "clock", tone: "warn" },
  off_track: { word: "Off track", icon: "warn", tone: "bad" },
  missed: { word: "Missed", icon: "cross", tone: "bad" },
  withheld: { word: "Withheld", icon: "shield", tone: "quiet" },
  no_data: { word: "No data yet", icon: "dash", tone: "quiet" },
  draft: { word: "Draft", icon: "pencil", tone: "quiet" },
  submitted: { word: "Submitted", icon: "sent", tone: "info" },
  verified: { word: "Verified", icon: "check", tone: "good" },
  locked: { word: "Year closed", icon: "lock", tone: "quiet" },
  // How the collecting of a year's numbers stands.
  not_asked: { word: "Not asked", icon: "dash", tone: "quiet" },
  nothing: { word: "Nothing yet", icon: "dash", tone: "quiet" },
  partly: { word: "Partly", icon: "pencil", tone: "quiet" },
  complete: { word: "Complete", icon: "ahead", tone: "info" },
  late: { word: "Late", icon: "clock", tone: "bad" },
  changed: { word: "Changed since submitted", icon: "pencil", tone: "warn" },
  in_question: { word: "In question", icon: "flag", tone: "warn" },
  open: { word: "Open", icon: "pencil", tone: "info" },
  closed: { word: "Closed", icon: "lock", tone: "quiet" },
  // Whether an indicator of a result has left its old line.
  turned: { word: "Turned", icon: "check", tone: "good" },
  within_margin: { word: "Within the margin", icon: "same", tone: "quiet" },
  not_turned: { word: "Not turned", icon: "warn", tone: "warn" },
  too_early: { word: "Too early", icon: "clock", tone: "quiet" },
  not_opened: { word: "Not opened", icon: "dash", tone: "quiet" },
} as const satisfies Record<string, { word: string; icon: IconName; tone: Tone }>;

export type Status = keyof typeof STATUSES;

const TONES: Record<Tone, string> = {
  good: "text-good",
  warn: "text-warn",
  bad: "text-bad",
  info: "text-info",
  quiet: "text-ink-soft",
};

/** A status as icon and word; the color only repeats what they say. */
export function StatusWord({ status, word }: { status: Status; word?: string }) {
  const known = STATUSES[status];
  return (
    <span
      className={`inline-flex items-baseline gap-1.5 whitespace-nowrap font-semibold ${TONES[known.tone]}`}
    >
      <Icon name={known.icon} className="self-center" />
      {word ?? known.word}
    </span>
  );
}

const WASHES: Record<Tone, string> = {
  good: "bg-good-wash",
  warn: "bg-warn-wash",
  bad: "bg-bad-wash",
  info: "bg-info-wash",
  quiet: "bg-sunk",
};

/** The same on a wash of its color, where several stand in a line. */
export function StatusChip({ status, word }: { status: Status; word?: string }) {
  const { tone, icon, word: own } = STATUSES[status];
  return (
    <span
      className={`inline-flex items-center gap-1.5 whitespace-nowrap rounded-full px-2.5 py-0.5 font-semibold text-[0.8125rem] ${TONES[tone]} ${WASHES[tone]}`}
    >
      <Icon name={icon} />
      {word ?? own}
    </span>
  );
}

/** The word alone, for sentences and files. */
export const stateWord = (status: Status): string => STATUSES[status].word;
