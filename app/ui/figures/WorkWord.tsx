import { ACTION_STATES, type ActionState, HEALTHS, type Health } from "~/domain/work/terms";
import { Icon, type IconName } from "./icons";

const ACTION_SIGNS: Record<ActionState | "late", [IconName, string]> = {
  open: ["pencil", "text-info"],
  late: ["clock", "text-bad"],
  blocked: ["warn", "text-warn"],
  done: ["check", "text-good"],
  dropped: ["dash", "text-ink-soft"],
};

const HEALTH_SIGNS: Record<Health, [IconName, string]> = {
  moving: ["ahead", "text-good"],
  silent: ["dash", "text-warn"],
  late: ["clock", "text-bad"],
};

/** How an action stands, as icon and word; the color only repeats what they say. */
export function ActionWord({ state, daysLate }: { state: ActionState; daysLate: number }) {
  const late = daysLate > 0;
  const days = daysLate === 1 ? "1 day late" : `${daysLate} days late`;
  const word = late ? (state === "blocked" ? `Blocked, ${days}` : days) : ACTION_STATES[state];
  return <Word sign={ACTION_SIGNS[late && state === "open" ? "late" : state]} word={word} />;
}

/** How a running initiative is doing. */
export const HealthWord = ({ health }: { health: Health }) => (
  <Word sign={HEALTH_SIGNS[health]} word={HEALTHS[health]} />
);

function Word({ sign: [icon, tone], word }: { sign: [IconName, string]; word: string }) {
  return (
    <span className={`inline-flex items-baseline gap-1.5 whitespace-nowrap font-semibold ${tone}`}>
      <Icon name={icon} className="self-center" />
      {word}
    </span>
  );
}
