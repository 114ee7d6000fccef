/** A progress bar with the same in words. Without `done`, it only shows that work is going on. */
export function Progress({
  label,
  done,
  total,
  words,
}: {
  label: string;
  done?: number | undefined;
  total?: number | undefined;
  /** The same in words: "12,000 of 40,000 values". */
  words: string;
}) {
  const known = done !== undefined && total !== undefined && total > 0;
  const percent = known ? Math.min(100, Math.floor((100 * done) / total)) : undefined;
  return (
    <div className="grid gap-2">
      <p className="flex flex-wrap justify-between gap-x-6">
        <span className="font-semibold">{label}</span>
        <span className="tabular text-ink-soft">
          {words}
          {percent === undefined ? null : ` · ${percent}%`}
        </span>
      </p>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={words}
        className="h-2.5 overflow-hidden rounded-full bg-sunk outline outline-line-strong"
      >
        <div
          className={`h-full rounded-full bg-link ${known ? "transition-[width] duration-300" : "w-1/3 motion-safe:animate-[to-and-fro_1.6s_ease-in-out_infinite_alternate]"}`}
          style={known ? { width: `${percent}%` } : undefined}
        />
      </div>
    </div>
  );
}
