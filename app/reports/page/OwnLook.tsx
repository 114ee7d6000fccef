import type { ShownReport } from "./shown";

/** The colors and the logo that a collaborative had when its report was published, above the report. */
export function OwnLook({ report }: { report: ShownReport }) {
  const { look, collaborative } = report;
  if (!look) return null;
  const { logo } = look;
  return (
    <>
      <style>{look.style}</style>
      {logo ? (
        <p className="frame pt-8">
          <img src={logo.src} alt={collaborative.name} className="own-logo" />
        </p>
      ) : null}
    </>
  );
}
