import { MAX_SLUG_CHARS, SLUG } from "~/domain/members/member";
import {
  type Calls,
  FAULTS,
  json,
  listOf,
  OF_COLLABORATIVE,
  REFUSALS,
  reading,
  rowsOf,
  schema,
  WRITING,
} from "./parts";

export const MEMBER_CALLS: Calls = {
  "/api/v1/{collaborative}/members": {
    ...OF_COLLABORATIVE,
    get: reading({
      operationId: "listMembers",
      summary: "The institutions",
      content: rowsOf("Member"),
    }),
  },
  "/api/v1/{collaborative}/members/{slug}": {
    parameters: [
      ...OF_COLLABORATIVE.parameters,
      {
        name: "slug",
        in: "path",
        required: true,
        description: "The member’s short name: lowercase letters, digits, and single hyphens.",
        schema: { type: "string", maxLength: MAX_SLUG_CHARS, pattern: SLUG.source },
      },
    ],
    get: reading({
      operationId: "getMember",
      summary: "One institution",
      content: json(schema("Member")),
    }),
    put: {
      ...WRITING,
      operationId: "putMember",
      summary: "Creates or updates a member (backbone staff)",
      requestBody: { required: true, content: json(schema("MemberBody")) },
      responses: {
        200: { description: "Updated", content: json(schema("Member")) },
        201: { description: "Created", content: json(schema("Member")) },
        ...REFUSALS,
        ...FAULTS,
      },
    },
  },
  "/api/v1/{collaborative}/stakeholders": {
    ...OF_COLLABORATIVE,
    get: reading({
      operationId: "getStakeholders",
      summary: "Stakeholders with how they are engaged, and what is missing (backbone staff and conveners)",
      content: json(schema("Stakeholders")),
    }),
  },
  "/api/v1/{collaborative}/profile": {
    ...OF_COLLABORATIVE,
    get: reading({
      operationId: "getProfile",
      summary: "What the partnership is, who hosts it, its phase, and the steps of its path",
      content: json(schema("Profile")),
    }),
  },
  "/api/v1/{collaborative}/gifts": {
    ...OF_COLLABORATIVE,
    get: reading({
      operationId: "listGifts",
      summary: "What was given to networks, until when, and what was withdrawn; not the copies themselves",
      content: json(listOf("Gift")),
    }),
  },
  "/api/v1/{collaborative}/reports": {
    ...OF_COLLABORATIVE,
    get: reading({
      operationId: "listReports",
      summary: "The reports that the token may read, newest first",
      content: rowsOf("Report"),
    }),
  },
};
