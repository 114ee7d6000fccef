import { z } from "zod";
import {
  checkAbsences,
  ENDS_BEFORE,
  endsAfterItBegan,
  fiscalYearFrom,
  memberFields,
  slugFrom,
  slugSchema,
} from "~/domain/members/member";

/** The fields of a member. Without a short name, one is made from the name. */
export const memberForm = z
  .object({ ...memberFields, ...fiscalYearFrom, slug: slugSchema.optional() })
  .refine(endsAfterItBegan, ENDS_BEFORE)
  .superRefine(checkAbsences)
  .transform(({ slug, absences = [], ...member }) => ({
    ...member,
    absences,
    slug: slug ?? slugFrom(member.name),
  }));
