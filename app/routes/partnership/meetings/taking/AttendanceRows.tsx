import { ATTENDANCE_STATES, type AttendanceState } from "~/domain/meetings/terms";
import type { MinutesState } from "./parts-state";

export interface SeatRow {
  id: string;
  name: string;
  note: string;
  alternates: { value: string; label: string }[];
}

const STATES = Object.entries(ATTENDANCE_STATES) as [AttendanceState, string][];

/** One row a seat: arrow keys choose between present, alternate, excused, and absent. */
export function AttendanceRows({
  seats,
  attendance,
  problem,
}: {
  seats: SeatRow[];
  attendance: MinutesState["attendance"];
  problem: (part: string) => string | null;
}) {
  if (seats.length === 0) return <p className="text-ink-soft">The body has no filled seats on that day.</p>;
  return (
    <ul className="grid max-w-[60rem]">
      {seats.map(({ id, name, note, alternates }) => {
        const part = `seat:${id}`;
        const row = attendance.find(({ seatId }) => seatId === id);
        const fault = problem(part);
        return (
          <li key={id} className="border-line border-b py-2">
            <fieldset className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
              <legend className="contents">
                <span className="min-w-0">
                  {name}
                  {note ? <span className="text-ink-soft text-sm"> ({note})</span> : null}
                </span>
              </legend>
              <span className="flex flex-wrap items-center gap-x-4">
                {STATES.map(([state, word]) => (
                  <label
                    key={state}
                    className="inline-flex min-h-11 cursor-pointer items-center gap-2 sm:min-h-8"
                  >
                    <input
                      type="radio"
                      name={`state.${part}`}
                      value={state}
                      defaultChecked={row?.state === state}
                      className="size-4.5 accent-(--color-ink)"
                    />
                    {word}
                  </label>
                ))}
                {alternates.length > 0 ? (
                  <select
                    name={`alternate.${part}`}
                    aria-label={`Who stood in for ${name}`}
                    defaultValue={row?.alternateId ?? ""}
                    className="min-h-9 w-40 rounded-md border border-line-strong bg-raised px-2 text-ink"
                  >
                    <option value="">Alternate…</option>
                    {alternates.map(({ value, label }) => (
                      <option key={value} value={value}>
                        {label}
                      </option>
                    ))}
                  </select>
                ) : (
                  <span className="hidden w-40 sm:block" />
                )}
              </span>
            </fieldset>
            {fault ? <p className="font-medium text-bad text-sm">{fault}</p> : null}
          </li>
        );
      })}
    </ul>
  );
}
