import { Link } from "@remix-run/react";
import type { Outstanding } from "~/domain/work/week";
import { paths } from "~/paths";

/** Whose numbers of an open year are still awaited. */
export function OutstandingData({ outstanding, c }: { outstanding: Outstanding[]; c: string }) {
  if (outstanding.length === 0)
    return <p className="text-ink-soft">No numbers are awaited: everything asked for has been sent.</p>;
  return (
    <div className="grid gap-6">
      {outstanding.map(({ year, members }) => (
        <div key={year}>
          <p>
            <Link to={paths.status(c, { year })}>
              {year}: {members.length === 1 ? "1 member still has" : `${members.length} members still have`}{" "}
              to send numbers
            </Link>
          </p>
          <p className="mt-1 text-ink-soft">
            {members
              .map(({ name, daysLate }) =>
                daysLate > 0 ? `${name} (${daysLate === 1 ? "1 day" : `${daysLate} days`} late)` : name,
              )
              .join("; ")}
          </p>
        </div>
      ))}
    </div>
  );
}
