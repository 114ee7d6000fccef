/** A map of an area's places: outlines only, north up. */
export function AreaMap({
  map,
  label,
}: {
  map: { width: number; height: number; places: { code: string | null; d: string }[] };
  label: string;
}) {
  return (
    <svg
      viewBox={`0 0 ${map.width} ${map.height}`}
      role="img"
      aria-label={label}
      className="mt-2 h-auto w-full max-w-[30rem]"
    >
      {map.places.map(({ code, d }) => (
        <path
          key={d}
          d={d}
          fillRule="evenodd"
          className="fill-info-wash stroke-info"
          strokeWidth={1}
          strokeLinejoin="round"
        >
          {code ? <title>{code}</title> : null}
        </path>
      ))}
    </svg>
  );
}
