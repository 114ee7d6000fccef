import type { Catalog, Dimension, Measure } from "../../../app/domain/terms";
import dimensions from "../../../seeds/library/dimensions.json";
import measures from "../../../seeds/library/measures.json";
import { catalogOf, member } from "../figures/sums";

/**
 * The standard measures with members whose fiscal years end in three different months, for files as people really
 * have them. All are fictional.
 */
export function fieldCatalog(): Catalog {
  const catalog = catalogOf([
    member("st-mary", { name: "St. Mary's Health", fiscalYearEndMonth: 6 }),
    member("state-university", { name: "State University", fiscalYearEndMonth: 6 }),
    member("schools", { name: "River City Public Schools", fiscalYearEndMonth: 6 }),
    member("mercy", { name: "Mercy Hospital", fiscalYearEndMonth: 9 }),
    member("city", { name: "City of River City", fiscalYearEndMonth: 12 }),
    member("foundation", { name: "Río Community Foundation", fiscalYearEndMonth: 12 }),
    ...["b", "c", "d", "e"].map((letter) => member(`anchor-${letter}`, { name: `Anchor ${letter}` })),
  ]);
  catalog.measures = measures.map((measure, position): Measure => {
    const { partOf = null } = measure as { partOf?: string | null };
    return { ...(measure as unknown as Measure), id: measure.code, partOf, position };
  });
  const [share] = catalog.metrics;
  if (!share) throw new Error("the catalog has a share");
  catalog.metrics = [
    { ...share, id: "impact_hire_rate", code: "impact_hire_rate", label: "Impact hire rate" },
  ];
  catalog.dimensions = dimensions.map(
    (dimension): Dimension => ({
      ...dimension,
      id: dimension.code,
      categories: dimension.categories.map(({ code, label }) => ({
        id: `${dimension.code}.${code}`,
        code,
        label,
        enabled: true,
      })),
    }),
  );
  return catalog;
}
