import type { Minutes } from "~/domain/meetings/minutes";
import { AGENDA_KINDS, ATTENDANCE_STATES, DECISION_STATES } from "~/domain/meetings/terms";
import { formatDate } from "~/ui/figures/dates";

/** Minutes as everyone reads them: quorum, who was there, and under each item its notes and decisions. */
export function MinutesView({ minutes, locale }: { minutes: Minutes; locale: string }) {
  const there = minutes.seats.filter(({ filled }) => filled);
  return (
    <div className="grid gap-8">
      <div className="grid max-w-[46rem] gap-3">
        <p className="font-semibold">{minutes.quorum.text}</p>
        {there.length > 0 ? (
          <ul className="grid gap-x-8 sm:grid-cols-2">
            {there.map((seat) => (
              <li
                key={`${seat.name} ${seat.title}`}
                className="grid grid-cols-[1fr_auto] gap-x-4 border-line border-b py-1.5"
              >
                <span>
                  {seat.name}
                  {seat.chair ? <span className="text-ink-soft"> (chair)</span> : null}
                </span>
                <span className="text-ink-soft">
                  {seat.state ? ATTENDANCE_STATES[seat.state].toLowerCase() : "not recorded"}
                  {seat.alternate ? `: ${seat.alternate}` : ""}
                </span>
              </li>
            ))}
          </ul>
        ) : null}
        {minutes.guests ? <p>Also there: {minutes.guests}</p> : null}
      </div>
      <ol className="grid gap-8">
        {minutes.items.map((item, place) => (
          <li key={item.id} className="grid max-w-[46rem] gap-2">
            <h3 className="font-semibold font-serif text-xl">
              {place + 1}. {item.title}
            </h3>
            <p className="text-ink-soft text-sm">
              {[AGENDA_KINDS[item.kind], item.presenter ?? ""].filter(Boolean).join(" · ")}
            </p>
            {item.notes ? <p className="whitespace-pre-wrap">{item.notes}</p> : null}
            {item.decisions.map((decision) => (
              <DecisionLine key={decision.id} decision={decision} locale={locale} />
            ))}
          </li>
        ))}
      </ol>
    </div>
  );
}

function DecisionLine({
  decision,
  locale,
}: {
  decision: Minutes["items"][number]["decisions"][number];
  locale: string;
}) {
  const links = [
    decision.replaces ? `replaces ${decision.replaces}` : "",
    decision.confirms ? `confirms ${decision.confirms}` : "",
    decision.effectiveOn ? `effective ${formatDate(decision.effectiveOn, { locale })}` : "",
  ].filter(Boolean);
  return (
    <div className="border-line-strong border-s-4 ps-4">
      <p>
        <span className="font-semibold">
          {decision.number ? `Decision ${decision.number}` : "Decision"}: {DECISION_STATES[decision.state]}
        </span>
        {decision.voteText ? <span className="text-ink-soft"> ({decision.voteText})</span> : null}
      </p>
      <p>{decision.text}</p>
      {decision.dissent ? <p className="text-ink-soft">Differing: {decision.dissent}</p> : null}
      {links.length > 0 ? <p className="text-ink-soft text-sm">{links.join(" · ")}</p> : null}
    </div>
  );
}
