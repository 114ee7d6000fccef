/** What a new version of a report says otherwise than the one before it. */
export function WhatDiffers({ version, differs }: { version: number; differs: string[] }) {
  return (
    <details className="folded">
      <summary>What differs from version {version - 1}</summary>
      {differs.length === 0 ? (
        <p className="mt-2">Nothing but its date.</p>
      ) : (
        <ul className="mt-2 grid list-disc gap-1 ps-5">
          {differs.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
    </details>
  );
}
