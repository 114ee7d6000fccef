import { Link } from "@remix-run/react";
import type { OwnDefinition } from "~/domain/rollup/definitions";
import type { ObservationStatus } from "~/domain/terms";
import { OWN_DEFINITION_WORDS } from "~/ui/figures/Comparability";
import { Icon, type IconName } from "~/ui/figures/icons";

export interface Facts {
  value: string;
  lastYear: string;
  year: number;
  status: ObservationStatus | null;
  period: string;
  fromLedger: boolean;
  note: string | null;
  source: string | null;
  definition: string;
  own: OwnDefinition | null;
}

const STATUSES: Record<ObservationStatus, { icon: IconName; word: string; what: string }> = {
  draft: { icon: "pencil", word: "Draft", what: "entered, not yet signed off" },
  submitted: { icon: "sent", word: "Submitted", what: "signed off by the institution" },
  verified: { icon: "check", word: "Verified", what: "reviewed by the backbone staff" },
};

/** The value in large type, with its meaning beside it. */
export function ValueFacts({
  facts,
  definitions,
  ledger,
}: {
  facts: Facts;
  /** Addresses of the member's own definitions and of its investments. */
  definitions: string;
  ledger: string;
}) {
  const { value, lastYear, year, status, period, note, source, definition, own } = facts;
  const known = status ? STATUSES[status] : null;
  const long = value.length > 16;
  return (
    <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
      <div className="grid gap-3">
        <p
          className={`tabular font-semibold font-serif leading-none ${long ? "text-2xl" : "text-[clamp(2.75rem,8vw,4.5rem)]"} ${value === "missing" ? "text-ink-soft" : ""}`}
        >
          {value}
        </p>
        <p className="text-ink-soft">
          {year - 1}: <span className="tabular">{lastYear}</span>
        </p>
        {known ? (
          <p className="flex flex-wrap items-center gap-x-2">
            <Icon name={known.icon} />
            <span className="font-semibold">{known.word}</span>
            <span className="text-ink-soft">{known.what}</span>
          </p>
        ) : null}
        {facts.fromLedger ? (
          <p>
            It comes from the <Link to={ledger}>investment ledger</Link>. Change it there.
          </p>
        ) : null}
      </div>
      <dl className="facts grid gap-x-6 gap-y-3 border-line border-t pt-4 text-[0.9375rem] sm:grid-cols-[7rem_1fr] lg:border-t-0 lg:pt-0">
        <Fact what="Period">{period}</Fact>
        <Fact what="Definition">{definition}</Fact>
        {own ? (
          <Fact what="Own definition">
            {own.wording} <Link to={definitions}>{OWN_DEFINITION_WORDS[own.grade]}</Link>
          </Fact>
        ) : null}
        {note ? <Fact what="Note">{note}</Fact> : null}
        {source ? <Fact what="Source">{source}</Fact> : null}
      </dl>
    </div>
  );
}

function Fact({ what, children }: { what: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-ink-soft">{what}</dt>
      <dd className="-mt-2 sm:mt-0">{children}</dd>
    </>
  );
}
