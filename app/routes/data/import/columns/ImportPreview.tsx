import { Link } from "@remix-run/react";
import { paths } from "~/paths";
import { countOf, VERDICT_WORDS } from "~/routes/data/import/words";
import { formatCount } from "~/ui/figures/format-numbers";
import { Icon } from "~/ui/figures/icons";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import type { PreviewRow, PreviewView } from "./preview.server";

const ORDER = ["error", "warning", "changed", "new", "unchanged"] as const;

/** What each value of the file would change. Filter and page are in the address. */
export function ImportPreview({
  view,
  slug,
  upload,
  locale,
}: {
  view: PreviewView;
  slug: string;
  upload: string;
  locale: string;
}) {
  const { counts, show, page, pages, rows } = view;
  const address = (to: { show: string; page?: number }) =>
    `${paths.importFile(slug, upload, { step: "check", show: to.show, page: to.page && to.page > 1 ? to.page : null })}#values`;
  const total = ORDER.reduce((sum, verdict) => sum + (verdict === "warning" ? 0 : counts[verdict]), 0);
  const tabs = [
    ...ORDER.filter((verdict) => counts[verdict] > 0 || verdict === show).map((verdict) => ({
      value: verdict,
      count: counts[verdict],
      label: counts[verdict] === 1 ? VERDICT_WORDS[verdict].one : VERDICT_WORDS[verdict].many,
      icon: VERDICT_WORDS[verdict].icon,
      className: VERDICT_WORDS[verdict].className,
    })),
    { value: "all" as const, count: total, label: "in all", icon: null, className: "" },
  ];
  return (
    <div className="grid gap-6">
      <nav aria-label="Filter the values">
        <ul className="flex flex-wrap gap-2">
          {tabs.map(({ value, count, label, icon, className }) => (
            <li key={value}>
              <Link
                to={address({ show: value })}
                preventScrollReset
                aria-current={value === show ? "true" : undefined}
                className={`flex min-h-11 items-center gap-2 rounded-full border px-4 no-underline ${
                  value === show
                    ? "border-ink bg-ink font-semibold text-paper"
                    : "border-line-strong text-ink hover:bg-sunk"
                }`}
              >
                {icon ? <Icon name={icon} className={value === show ? "" : className} /> : null}
                <span>
                  <span className="tabular font-semibold">{formatCount(count, { locale })}</span> {label}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {rows.length === 0 ? (
        <p className="text-ink-soft">No values here.</p>
      ) : (
        <ScrollTable label="Values of the file">
          <thead>
            <tr>
              <th scope="col">Where</th>
              <th scope="col" className="word">
                Result
              </th>
              <th scope="col" className="word">
                Member
              </th>
              <th scope="col" className="word">
                Measure
              </th>
              <th scope="col">Year</th>
              <th scope="col">Value</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <PreviewLine key={row.key} row={row} />
            ))}
          </tbody>
        </ScrollTable>
      )}
      {pages > 1 ? (
        <nav aria-label="Pages of values" className="flex flex-wrap items-center gap-x-6 gap-y-2">
          {page > 1 ? <Link to={address({ show, page: page - 1 })}>Previous page</Link> : null}
          <span className="tabular text-ink-soft">
            Page {formatCount(page, { locale })} of {formatCount(pages, { locale })},{" "}
            {countOf(view.listed, "row", locale)}
          </span>
          {page < pages ? <Link to={address({ show, page: page + 1 })}>Next page</Link> : null}
        </nav>
      ) : null}
    </div>
  );
}

function PreviewLine({ row }: { row: PreviewRow }) {
  const { one: word, icon, className } = VERDICT_WORDS[row.verdict];
  const none = <span className="text-ink-soft">–</span>;
  return (
    <tr>
      <th scope="row" className="min-w-20!">
        {row.place ?? "Whole file"}
      </th>
      <td className="word">
        <span className={`inline-flex items-center gap-1.5 font-semibold ${className}`}>
          <Icon name={icon} />
          {word.charAt(0).toUpperCase() + word.slice(1)}
        </span>
        {row.messages.map((message) => (
          <span key={message} className="mt-0.5 block min-w-56">
            {message}
          </span>
        ))}
      </td>
      <td className="word">{row.member ?? none}</td>
      <td className="word">{row.item ?? none}</td>
      <td>{row.year ?? none}</td>
      <td>
        <ValueCell row={row} />
      </td>
    </tr>
  );
}

function ValueCell({ row: { before, after, verdict } }: { row: PreviewRow }) {
  if (after === "") return <span className="text-ink-soft">–</span>;
  if (before === after || before === "nothing" || verdict === "unchanged") return after;
  return (
    <>
      <span className="sr-only">was </span>
      <del className="text-ink-soft no-underline">{before}</del>
      <span aria-hidden="true"> → </span>
      <span className="sr-only">, becomes </span>
      <ins className="font-semibold no-underline">{after}</ins>
    </>
  );
}
