import { type CommonTheme, INTERVIEW_KIND_NAMES } from "~/domain/goals/interview";
import { STRATEGY_NAMES } from "~/domain/terms";
import { paths } from "~/paths";
import { LinkButton } from "~/ui/controls/Button";
import { ACCENT_CLASS, StrategyLabel } from "~/ui/figures/icons";

/** Themes that several members named, each with a link to start a shared goal. */
export function CommonThemes({
  themes,
  members,
  c,
}: {
  themes: CommonTheme[];
  members: { id: string; name: string }[];
  /** The collaborative's slug. */
  c: string;
}) {
  const shared = themes.filter(({ memberIds }) => memberIds.length > 1);
  const alone = themes.length - shared.length;
  const nameOf = (id: string) => members.find((member) => member.id === id)?.name ?? "";
  return (
    <div className="grid gap-5">
      {shared.length === 0 ? (
        <p className="text-ink-soft">
          No two members have named the same theme yet. If two themes mean the same, change one of them below
          so that both are spelled alike.
        </p>
      ) : (
        <ul className="grid gap-4">
          {shared.map(({ theme, strategy, memberIds, kinds }) => (
            <li
              key={`${strategy} ${theme}`}
              className={`${ACCENT_CLASS[strategy]} grid items-center gap-x-8 gap-y-3 border-accent border-s-4 py-1 ps-5 md:grid-cols-[1fr_auto]`}
            >
              <div className="min-w-0">
                <p className="text-sm">
                  <StrategyLabel strategy={strategy}>{STRATEGY_NAMES[strategy]}</StrategyLabel>
                </p>
                <h3 className="font-serif text-2xl leading-snug">{theme}</h3>
                <p>
                  <strong className="font-semibold">{memberIds.length} members</strong>:{" "}
                  {new Intl.ListFormat("en").format(memberIds.map(nameOf))}
                </p>
                <p className="text-ink-soft text-sm">
                  Named as {kinds.map((kind) => INTERVIEW_KIND_NAMES[kind].toLowerCase()).join(", ")}
                </p>
              </div>
              <div className="no-print">
                <LinkButton
                  kind="secondary"
                  to={paths.newGoal(c, { theme, strategy })}
                  aria-label={`Start a shared goal from this: ${theme}`}
                >
                  Start a shared goal from this
                </LinkButton>
              </div>
            </li>
          ))}
        </ul>
      )}
      {alone > 0 ? (
        <p className="text-ink-soft">
          {alone === 1 ? "One theme was" : `${alone} themes were`} named by a single member.
        </p>
      ) : null}
    </div>
  );
}
