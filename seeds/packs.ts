import { packSchema } from "../app/domain/measures/packs";
import construction from "./packs/construction.json" with { type: "json" };
import secondTier from "./packs/second-tier.json" with { type: "json" };
import socialProcurement from "./packs/social-procurement.json" with { type: "json" };
import targetedPositions from "./packs/targeted-positions.json" with { type: "json" };

/** Packs of measures that every collaborative can adopt. */
export const STANDARD_PACKS = [socialProcurement, construction, secondTier, targetedPositions].map((pack) =>
  packSchema.parse(pack),
);
