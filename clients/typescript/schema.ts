/**
 * The calls of the Tidemark API and their types. Written by `npm run client` from the description of the API; do not
 * edit.
 */
export interface paths {
    "/api/v1/{collaborative}/members": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        /** The institutions */
        get: operations["listMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/members/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description The member’s short name: lowercase letters, digits, and single hyphens. */
                slug: string;
            };
            cookie?: never;
        };
        /** One institution */
        get: operations["getMember"];
        /** Creates or updates a member (backbone staff) */
        put: operations["putMember"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/people": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        /** Who has which role, and who is invited (backbone staff) */
        get: operations["listPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        /** Who takes part for whom; addresses only of those whom this token may see them of */
        get: operations["listContacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/stakeholders": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        /** Stakeholders with how they are engaged, and what is missing (backbone staff and conveners) */
        get: operations["getStakeholders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/profile": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        /** What the partnership is, who hosts it, its phase, and the steps of its path */
        get: operations["getProfile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/gifts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        /** What was given to networks, until when, and what was withdrawn; not the copies themselves */
        get: operations["listGifts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        /** The reports that the token may read, newest first */
        get: operations["listReports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/reports/{report}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description The report’s short name. */
                report: string;
            };
            cookie?: never;
        };
        /** The published versions of a report, the newest first */
        get: operations["listReportVersions"];
        put?: never;
        /** Publishes the report as it is now (scope publish; backbone staff and conveners) */
        post: operations["publishReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/reports/{report}/files/{format}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description The report’s short name. */
                report: string;
            };
            cookie?: never;
        };
        /** A report as a file; whoever writes reports gets the draft without `version` */
        get: operations["getReportFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/measures": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        /** The measures that institutions report */
        get: operations["listMeasures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/measures/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        get?: never;
        /** Adds a measure of your own, or changes or switches one (backbone staff) */
        put: operations["putMeasure"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/metrics/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        get?: never;
        /** Adds a metric of your own, or renames or switches one, or changes its denominator (backbone staff) */
        put: operations["putMetric"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/definitions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        /** Every measure and metric with its definition or formula, switched off or not */
        get: operations["listDefinitions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/areas": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        /** The focus areas: lists of codes that count as local, each from a reporting year on */
        get: operations["listAreas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/areas/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        get?: never;
        /** Adds a focus area, or changes one and its list of one year (backbone staff and conveners) */
        put: operations["putArea"];
        post?: never;
        /** Removes a focus area, or its list from one year on (backbone staff and conveners) */
        delete: operations["removeArea"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/observations": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        /** Stored values, one per row; the CSV can be sent back unchanged */
        get: operations["listObservations"];
        put?: never;
        /**
         * Stores all rows or none; sending the same rows again changes nothing
         * @description Values of a closed year are refused (`closed`) unless the backbone staff reopened it for the member. Changing a verified value needs `reason`; without one, each such row is refused (`reason_required`).
         */
        post: operations["sendObservations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/rollup": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        /** Totals, shares, changes, and coverage of one year */
        get: operations["getRollup"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/years": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        /** The years that were opened for numbers, newest first, and how far they are */
        get: operations["listYears"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/status": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        /** Who owes which numbers of one year */
        get: operations["getStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/years/{year}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Closes a year, or reopens it with a reason (backbone staff; scope publish)
         * @description Closing releases the year’s figures and ends all exceptions.
         */
        put: operations["changeYear"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/activity": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        /** Who changed how much of what, newest first, 30 entries a page */
        get: operations["listActivity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/goals": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        /** The goals and the progress of each in one year */
        get: operations["listGoals"];
        put?: never;
        /** Adds a goal as a draft (backbone staff and conveners) */
        post: operations["addGoal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/goals/{goal}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a draft (backbone staff and conveners) */
        delete: operations["removeGoal"];
        options?: never;
        head?: never;
        /** Changes a draft, or revises an adopted goal with a reason (backbone staff and conveners) */
        patch: operations["changeGoal"];
        trace?: never;
    };
    "/api/v1/{collaborative}/goals/{goal}/state": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        get?: never;
        /** Adopts a goal, says that it was met, closes it, or opens it again (backbone staff and conveners) */
        put: operations["stepGoal"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/indicators": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        /** The community indicators with their values by year */
        get: operations["listIndicators"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/indicators/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        get?: never;
        /** Adds a community indicator, or changes one and its values of some years (backbone staff) */
        put: operations["putIndicator"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/results": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        /** The results: their curves, stories, and the status of their goals in one year */
        get: operations["listResults"];
        put?: never;
        /** Adds a result (backbone staff and conveners) */
        post: operations["addResult"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/results/{result}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a result; its indicators, their stories, and its goals stay (backbone staff and conveners) */
        delete: operations["removeResult"];
        options?: never;
        head?: never;
        /** Changes a result; what the body leaves out stays (backbone staff and conveners) */
        patch: operations["changeResult"];
        trace?: never;
    };
    "/api/v1/{collaborative}/outcomes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        /** What has changed: outcomes, stories whose consent holds, and contributions with grades in one year */
        get: operations["getOutcomes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/continuum": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        /** The stages of members and backbone on the Continuum of Progress in one year */
        get: operations["getContinuum"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/continuum/{subject}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Rates a member or the backbone in one year; all ratings or none
         * @description Institutions rate themselves. Backbone staff and conveners rate members, record what was agreed, and rate the backbone as it sees itself.
         */
        put: operations["rateSubject"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/initiatives": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        /** Programs and pilots, with how each is doing */
        get: operations["listInitiatives"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/actions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        /** What people promised, and how it stands */
        get: operations["listActions"];
        put?: never;
        /**
         * Adds an action; its owner gets mail
         * @description A token of an institution adds actions for that institution’s people only.
         */
        post: operations["addAction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/actions/{action}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes an action; what the body leaves out stays
         * @description Another `dueOn` counts as a move; the first date is kept.
         */
        patch: operations["changeAction"];
        trace?: never;
    };
    "/api/v1/{collaborative}/meetings": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        /** The meetings of the bodies that the token may read of, latest first */
        get: operations["listMeetings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        /** The decisions that the token may read, newest first, each as it stands today */
        get: operations["listDecisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/agreements": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        /** The agreements: whole for their parties, and of others who has signed */
        get: operations["listAgreements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/agreements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a draft that nobody has signed (backbone staff and conveners) */
        delete: operations["removeAgreement"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/stakeholders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a stakeholder (backbone staff and conveners) */
        delete: operations["removeStakeholder"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/contributions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a claim of a contribution (backbone staff and conveners) */
        delete: operations["removeContribution"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/pulse": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        /** Rounds of the pulse: scores of closed ones, as far as they tell of nobody */
        get: operations["listPulse"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/investments": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        /** The investment ledger: whole, or an institution's own part of it */
        get: operations["getInvestments"];
        put?: never;
        /** Records an investment; the members’ figures follow (backbone staff) */
        post: operations["addInvestment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/investments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes an investment; the members’ figures follow (backbone staff) */
        delete: operations["removeInvestment"];
        options?: never;
        head?: never;
        /** Changes an investment; what the body leaves out stays (backbone staff) */
        patch: operations["changeInvestment"];
        trace?: never;
    };
    "/api/v1/{collaborative}/funding": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        /** Where the money of one fiscal year comes from; amounts only for those who see them */
        get: operations["getFunding"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/funders": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        /** The funders with their roles, and what they answered to three questions */
        get: operations["listFunders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/packs": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        /** Packs of measures, adopted or not (backbone staff and conveners) */
        get: operations["listPacks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/forward": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        /** Contracts that members expect to award, from this quarter on */
        get: operations["listForwardContracts"];
        put?: never;
        /** Adds a contract coming up (backbone staff and conveners) */
        post: operations["addForwardContract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/funding/sources": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a source of money (backbone staff and conveners) */
        post: operations["addFundingSource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/funding/sources/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes it (backbone staff and conveners) */
        delete: operations["removeFundingSource"];
        options?: never;
        head?: never;
        /** Changes a source; what the body leaves out stays (backbone staff and conveners) */
        patch: operations["changeFundingSource"];
        trace?: never;
    };
    "/api/v1/{collaborative}/funding/payments": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a payment of an award (backbone staff and conveners) */
        post: operations["addFundingPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/funding/payments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes it (backbone staff and conveners) */
        delete: operations["removeFundingPayment"];
        options?: never;
        head?: never;
        /** Says when a payment was received, or takes that back (backbone staff and conveners) */
        patch: operations["changeFundingPayment"];
        trace?: never;
    };
    "/api/v1/{collaborative}/funding/lines": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a line of the budget (backbone staff and conveners) */
        post: operations["addBudgetLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/funding/lines/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes it (backbone staff and conveners) */
        delete: operations["removeBudgetLine"];
        options?: never;
        head?: never;
        /** Changes a budget line; what the body leaves out stays (backbone staff and conveners) */
        patch: operations["changeBudgetLine"];
        trace?: never;
    };
    "/api/v1/{collaborative}/funders/roles": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a role of a funder (backbone staff and conveners) */
        post: operations["addFunderRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/funders/roles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes it (backbone staff and conveners) */
        delete: operations["removeFunderRole"];
        options?: never;
        head?: never;
        /** Changes a role of a funder; what the body leaves out stays (backbone staff and conveners) */
        patch: operations["changeFunderRole"];
        trace?: never;
    };
    "/api/v1/{collaborative}/funders/answers": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds what a funder answered (backbone staff and conveners) */
        post: operations["addFunderAnswer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/funders/answers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes it (backbone staff and conveners) */
        delete: operations["removeFunderAnswer"];
        options?: never;
        head?: never;
        /** Publishes what a funder answered, or takes that back (backbone staff and conveners) */
        patch: operations["changeFunderAnswer"];
        trace?: never;
    };
    "/api/v1/{collaborative}/forward/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes it (backbone staff and conveners) */
        delete: operations["removeForwardContract"];
        options?: never;
        head?: never;
        /** Changes a contract coming up; what the body leaves out stays (backbone staff and conveners) */
        patch: operations["changeForwardContract"];
        trace?: never;
    };
    "/api/v1/{collaborative}/funding/gifts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        /** What was given in kind, for those who see amounts */
        get: operations["listInKindGifts"];
        put?: never;
        /** Adds a gift in kind (backbone staff and conveners) */
        post: operations["addInKindGift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/funding/gifts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a gift in kind (backbone staff and conveners) */
        delete: operations["removeInKindGift"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/funding/settings": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        /** Cash, fiscal year, and the rule of priorities (backbone staff and conveners) */
        get: operations["getMoneySettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes cash, fiscal year, or the rule of priorities; what the body leaves out stays (backbone staff and conveners) */
        patch: operations["changeMoneySettings"];
        trace?: never;
    };
    "/api/v1/{collaborative}/funding/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        /** What is proposed to be funded, with scores where the rule is criteria (backbone staff and conveners) */
        get: operations["listProposals"];
        put?: never;
        /** Adds a proposal (backbone staff and conveners) */
        post: operations["addProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/funding/proposals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a proposal (backbone staff and conveners) */
        delete: operations["removeProposal"];
        options?: never;
        head?: never;
        /** Cites the decision that settles a proposal, or takes that back (backbone staff and conveners) */
        patch: operations["settleProposal"];
        trace?: never;
    };
    "/api/v1/{collaborative}/funding/ratings": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stores how a person rates a proposal (backbone staff and conveners) */
        post: operations["rateProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/funders/grants": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        get?: never;
        /** Says which members a funder also funds (backbone staff and conveners) */
        put: operations["putFunderGrants"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/dues/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        /** Invoices for dues: all for staff, an institution’s own once they are issued */
        get: operations["listInvoices"];
        put?: never;
        /** Drafts an invoice, or one for each member that has none of the year yet (backbone staff and conveners) */
        post: operations["addInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/dues/invoices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a draft (backbone staff and conveners) */
        delete: operations["removeInvoice"];
        options?: never;
        head?: never;
        /** Issues an invoice, waives what is unpaid, or declares it void (backbone staff and conveners) */
        patch: operations["changeInvoice"];
        trace?: never;
    };
    "/api/v1/{collaborative}/dues/payments": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records a payment of an invoice (backbone staff and conveners) */
        post: operations["addDuesPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collaborative}/dues/payments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a payment (backbone staff and conveners) */
        delete: operations["removeDuesPayment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document */
        get: operations["getDescription"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description The rule that hides this value from this token, to protect members. */
        Withheld: {
            rule: string;
            detail: string;
        };
        /** @description RFC 9457. */
        Problem: {
            /** @constant */
            type: "about:blank";
            status: number;
            title: string;
            detail: string;
            /** @description Every row or field at fault. */
            errors?: {
                /** @description Line of the file or position in the list, from 1. */
                row: number | null;
                column: string | null;
                code: string;
                message: string;
            }[];
        };
        Activity: {
            /**
             * Format: uuid
             * @description Of changes made together.
             */
            id: string;
            /** Format: date-time */
            at: string;
            /** @description The person, the token, or Tidemark itself. */
            actor: string;
            reason: string | null;
            /** @description The file that the changes came from. */
            fileName: string | null;
            /** @description How many of each subject were added, changed, and removed. */
            counts: {
                /** @enum {string} */
                subject: "observation" | "reported_share" | "warning" | "comment" | "year" | "request" | "import" | "definition" | "goal" | "interview" | "initiative" | "action" | "assessment" | "rubric" | "investment" | "indicator" | "result" | "member" | "role" | "invitation" | "reset_link" | "api_token" | "webhook" | "collaborative" | "measure" | "metric" | "measure_pack" | "dimension" | "area" | "forward_contract" | "report" | "report_link" | "embed" | "partner" | "contact" | "body" | "seat" | "meeting" | "agenda_item" | "attendance" | "decision" | "citation" | "addendum" | "agreement" | "agreement_party" | "agreement_document" | "obligation" | "outcome" | "story" | "contribution" | "profile" | "host" | "offer" | "stakeholder" | "path_note" | "path_step" | "convener" | "pulse_wave" | "pulse_figure" | "funder_role" | "funder_answer" | "funder_grants" | "funding_source" | "funding_payment" | "funding_proposal" | "proposal_rating" | "money_settings" | "budget_line" | "in_kind_gift" | "dues_invoice" | "dues_payment" | "network" | "gift";
                added: number;
                changed: number;
                removed: number;
            }[];
        };
        Agreement: {
            id: string;
            title: string;
            /** @enum {string} */
            kind: "pledge" | "memorandum" | "charter" | "data_sharing" | "resource_sharing" | "funding" | "other";
            /**
             * @description Computed from signatures, dates, and today.
             * @enum {string}
             */
            state: "draft" | "out_for_signature" | "in_force" | "act_now" | "ended" | "replaced";
            parties: {
                organization: string;
                /** @description The member’s short name; null for other organizations. */
                member: string | null;
                signed: boolean;
                withdrawn: boolean;
            }[];
            /** @description Null where this token’s institution is no party. */
            content: {
                summary: string;
                effectiveOn: string | null;
                /** @description The end of the current term; null for none. */
                endsOn: string | null;
                /** @description The last day to give notice; null where no notice is needed. */
                noticeBy: string | null;
                signatures: {
                    organization: string;
                    signatory: string;
                    signatoryTitle: string;
                    signedOn: string | null;
                    approvedBy: string;
                    approvalNumber: string;
                    approvedOn: string | null;
                    withdrewOn: string | null;
                }[];
                /** @description What a data-sharing agreement asks of disclosure; null for other kinds. */
                floor: {
                    /** @description Whether it applies now. */
                    binds: boolean;
                    minimumContributors: number | null;
                    largestShare: number | null;
                    twoLargestShare: number | null;
                    smallestCell: number | null;
                    daysAfterPeriod: number | null;
                    peers: ("open" | "anonymous_peers" | "totals_only") | null;
                } | null;
                obligations: {
                    organization: string;
                    promise: string;
                    /** @enum {string} */
                    about: "numbers" | "money" | "dues" | "people" | "in_kind" | "policy" | "attendance";
                    periods: {
                        dueOn: string;
                        /** @enum {string} */
                        state: "open" | "met" | "met_late" | "missed" | "waived";
                        doneOn: string | null;
                        waived: string | null;
                    }[];
                }[];
            } | null;
        };
        GoalProgress: {
            baseline: number | null;
            value: number | null;
            /** @description The value to reach, in the figure’s own unit. */
            targetValue: number | null;
            /** @description The value it needs this year to be on course. */
            expected: number | null;
            /** @description (value − baseline) ÷ (target − baseline). 1 means the target is reached; it can be higher. */
            attainment: number | null;
            /**
             * @description withheld: it rests on figures this token may not see, and those it may see do not decide it.
             * @enum {string}
             */
            status: "met" | "on_track" | "behind" | "off_track" | "missed" | "withheld" | "no_data";
            /** @description The year that status, attainment, and forecast are of: the newest complete one, for an amount of a year under way. */
            statusYear: number | null;
            /** @description Why there is no status, such as no_baseline or withheld. */
            why: string | null;
            /** @description A projection along the Theil–Sen line through three or more yearly values. */
            forecast: {
                /** @description The value that the trend leads to in the target year. */
                value: number;
                /** @description The year in which it reaches the target; null if not on this trend. */
                reachedIn: number | null;
            } | null;
            /** @description False while the year is under way and a member can still report. */
            complete: boolean;
            /** @description How many members are in the value; null for indicators, and where several figures are judged. */
            coverage: {
                reporting: number;
                expected: number;
            } | null;
            /**
             * Format: date
             * @description Since when the value has been shown so; numbers behind it have changed since but are not shown yet.
             */
            asOf?: string;
            /** @description For a target that applies to each member: the progress of each. */
            members: {
                member: string;
                /**
                 * @description withheld: it rests on figures this token may not see, and those it may see do not decide it.
                 * @enum {string}
                 */
                status: "met" | "on_track" | "behind" | "off_track" | "missed" | "withheld" | "no_data";
                /** @description (value − baseline) ÷ (target − baseline). 1 means the target is reached; it can be higher. */
                attainment: number | null;
                value: number | null;
            }[];
            clauses: components["schemas"]["GoalProgress"][];
        };
        Goal: {
            /** Format: uuid */
            id: string;
            revision: number;
            /** @enum {string} */
            level: "institution" | "collaborative";
            /** @enum {string} */
            strategy: "workforce" | "purchasing" | "investing";
            /** @description The member whose goal it is; null for the collaborative’s. */
            member: string | null;
            statement: string;
            /** @enum {string} */
            state: "draft" | "adopted" | "met" | "closed";
            /** @description The kind of target and its numbers; null if none has been set. */
            target: {
                [key: string]: unknown;
            } | null;
            startYear: number | null;
            targetYear: number | null;
            /** @description Values to reach on the way, on the target’s own scale: a share, an amount, a multiple of the baseline, the reduction so far, or for parity the points still above the reference. */
            milestones: {
                year: number;
                value: number;
            }[];
            baseline: number | null;
            value: number | null;
            /** @description The value to reach, in the figure’s own unit. */
            targetValue: number | null;
            /** @description The value it needs this year to be on course. */
            expected: number | null;
            /** @description (value − baseline) ÷ (target − baseline). 1 means the target is reached; it can be higher. */
            attainment: number | null;
            /**
             * @description withheld: it rests on figures this token may not see, and those it may see do not decide it.
             * @enum {string}
             */
            status: "met" | "on_track" | "behind" | "off_track" | "missed" | "withheld" | "no_data";
            /** @description The year that status, attainment, and forecast are of: the newest complete one, for an amount of a year under way. */
            statusYear: number | null;
            /** @description Why there is no status, such as no_baseline or withheld. */
            why: string | null;
            /** @description A projection along the Theil–Sen line through three or more yearly values. */
            forecast: {
                /** @description The value that the trend leads to in the target year. */
                value: number;
                /** @description The year in which it reaches the target; null if not on this trend. */
                reachedIn: number | null;
            } | null;
            /** @description False while the year is under way and a member can still report. */
            complete: boolean;
            /** @description How many members are in the value; null for indicators, and where several figures are judged. */
            coverage: {
                reporting: number;
                expected: number;
            } | null;
            /**
             * Format: date
             * @description Since when the value has been shown so; numbers behind it have changed since but are not shown yet.
             */
            asOf?: string;
            /** @description For a target that applies to each member: the progress of each. */
            members: {
                member: string;
                /**
                 * @description withheld: it rests on figures this token may not see, and those it may see do not decide it.
                 * @enum {string}
                 */
                status: "met" | "on_track" | "behind" | "off_track" | "missed" | "withheld" | "no_data";
                /** @description (value − baseline) ÷ (target − baseline). 1 means the target is reached; it can be higher. */
                attainment: number | null;
                value: number | null;
            }[];
            /** @description For a compound target: each of its parts, in order. */
            clauses: components["schemas"]["GoalProgress"][];
            smartie: {
                S: {
                    /** @enum {string} */
                    verdict: "met" | "weak" | "missing";
                    why: string;
                };
                M: {
                    /** @enum {string} */
                    verdict: "met" | "weak" | "missing";
                    why: string;
                };
                A: {
                    /** @enum {string} */
                    verdict: "met" | "weak" | "missing";
                    why: string;
                };
                R: {
                    /** @enum {string} */
                    verdict: "met" | "weak" | "missing";
                    why: string;
                };
                T: {
                    /** @enum {string} */
                    verdict: "met" | "weak" | "missing";
                    why: string;
                };
                I: {
                    /** @enum {string} */
                    verdict: "met" | "weak" | "missing";
                    why: string;
                };
                E: {
                    /** @enum {string} */
                    verdict: "met" | "weak" | "missing";
                    why: string;
                };
            };
            rollsUpTo: string | null;
        };
        /** @description What a figure is made of; only with explain=1. */
        Explanation: {
            contributions: {
                member: string;
                value: number | null;
                numerator: number | null;
                denominator: number | null;
                period: {
                    /** Format: date */
                    start: string;
                    /** Format: date */
                    end: string;
                    transitionMonths?: number;
                } | null;
                /** @enum {string} */
                comparability: "same" | "close" | "different";
                /** @description The member’s own definitions, if it counts differently from the collaborative. */
                definitions: {
                    measure: string;
                    fromYear: number;
                    wording: string;
                    /** @enum {string} */
                    comparability: "same" | "close" | "different";
                }[];
            }[];
            leftOut: {
                member: string;
                /** @enum {string} */
                why: "share_only" | "missing" | "unavailable" | "not_applicable";
                note: string | null;
            }[];
            /** @description Number of members this token cannot see. */
            hidden: number;
            /** @description What moved it since the year before; left out if nothing compares, or if withheld. */
            moved?: {
                from: number;
                to: number;
                before: number;
                after: number;
                /** @description Members’ own change, together. */
                own: number;
                mix: number | null;
                /** @description With the other parts, it adds up to after − before. */
                joinedAndLeft: number;
                /** @description For an amount: of members without a value in the earlier year. */
                joined: number | null;
                /** @description Null where only joinedAndLeft may be shown. */
                left: number | null;
                notReported: number | null;
                members: {
                    member: string;
                    /** @description What the member’s own change moved. */
                    own: number;
                    /** @description What its weight moved; null for an amount. */
                    mix: number | null;
                }[];
                /** @description Number of members whose parts this token cannot see. */
                hidden: number;
            };
        };
        Total: {
            measure: string;
            /** @description Null if nothing was reported or if withheld; a missing value is never 0. */
            value: number | null;
            reporting: number;
            expected: number;
            /** @description False while the year is under way and a member can still report; the value is what is reported so far. */
            complete: boolean;
            /** @description How many members are in it; for a year under way, how many have reported for that year. */
            coverage: {
                reporting: number;
                expected: number;
            };
            /** @description The grade of the least comparable definition behind the value; null if there is no value. */
            comparability: ("same" | "close" | "different") | null;
            /** @description Sum over the years after the baseline; flows only. */
            sinceBaseline?: {
                value: number | null;
                /** @description False while the year is under way and a member can still report; the value is what is reported so far. */
                complete: boolean;
                lowestCoverage: {
                    year: number;
                    reporting: number;
                    expected: number;
                } | null;
                withheld?: components["schemas"]["Withheld"];
            };
            /** @description The grade of the least comparable definition behind the value; null if there is no value. */
            sinceBaselineComparability?: ("same" | "close" | "different") | null;
            withheld: components["schemas"]["Withheld"] | null;
            /**
             * Format: date
             * @description Since when it has been shown so; numbers behind it have changed since but are not shown yet.
             */
            asOf?: string;
            explanation?: components["schemas"]["Explanation"];
        };
        Metric: {
            metric: string;
            /** @enum {string} */
            strategy: "workforce" | "purchasing" | "investing";
            /** @enum {string} */
            kind: "share" | "amount";
            /** @description A share is a fraction: 0.0918 is 9.18%. */
            value: number | null;
            numerator: number | null;
            denominator: number | null;
            reporting: number;
            expected: number;
            /** @description False while the year is under way and a member can still report; the value is what is reported so far. */
            complete: boolean;
            /** @description How many members are in it; for a year under way, how many have reported for that year. */
            coverage: {
                reporting: number;
                expected: number;
            };
            /** @description The grade of the least comparable definition behind the value; null if there is no value. */
            comparability: ("same" | "close" | "different") | null;
            /** @description Members that reported the share without its counts; not part of any sum. */
            shareOnly: number;
            /** @description Change since the baseline, across the members that reported in both years. */
            change: {
                value: number;
                cohort: number;
                baselineValue: number;
            } | null;
            /** @description The grade of the least comparable definition behind the value; null if there is no value. */
            changeComparability: ("same" | "close" | "different") | null;
            /** @description The rule that hides `change`; null if nothing is hidden. */
            changeWithheld: components["schemas"]["Withheld"] | null;
            withheld: components["schemas"]["Withheld"] | null;
            /**
             * Format: date
             * @description Since when it has been shown so; numbers behind it have changed since but are not shown yet.
             */
            asOf?: string;
            explanation?: components["schemas"]["Explanation"];
        };
        Rollup: {
            collaborative: string;
            year: number;
            totals: components["schemas"]["Total"][];
            metrics: components["schemas"]["Metric"][];
            /** @description Members whose figures this token may see. */
            members: {
                member: string;
                metrics: {
                    metric: string;
                    value: number | null;
                    numerator: number | null;
                    denominator: number | null;
                    /** @enum {string} */
                    state: "value" | "share_only" | "missing" | "unavailable" | "not_applicable";
                }[];
            }[];
        };
        Observation: {
            member: string;
            measure: string;
            year: number;
            value: number | null;
            /** @description Set together with category: the value is for one group only. */
            dimension: string | null;
            category: string | null;
            /**
             * @description withheld: a small group at another member; the note names the rule.
             * @enum {string}
             */
            state: "value" | "not_applicable" | "unavailable" | "withheld";
            note: string | null;
            source: string | null;
            /** @enum {string} */
            status: "draft" | "submitted" | "verified";
            /**
             * Format: date
             * @description First day of the months that the value covers.
             */
            periodStart: string;
            /**
             * Format: date
             * @description Last day of the months that the value covers.
             */
            periodEnd: string;
            /** @description How many months the first year under a new fiscal-year end covers; null for twelve. */
            transitionMonths: number | null;
        };
        /** @description One value. Without `measure`, several values: `member`, `year`, and a field for each measure, named by its code. */
        ObservationBody: {
            /** @description Short name or exact name. */
            member: string;
            /** @description Code or exact name; a share metric if only the share is reported, without its counts. */
            measure?: string;
            year: number | string;
            value?: number | string | null;
            /** @description Code or exact name. Needs a category. */
            dimension?: string | null;
            /** @description Code or exact name. The value is for this group only. */
            category?: string | null;
            /** @description Defaults to value. Only rows in the state value carry a number. */
            state?: ("value" | "not_applicable" | "unavailable") | null;
            /** @description Required if the state is unavailable. */
            note?: string | null;
            source?: string | null;
        } & {
            [key: string]: unknown;
        };
        Stored: {
            created: number;
            changed: number;
            unchanged: number;
            /** @description What was concluded about a file with a mapping. */
            readAs?: string[];
            remarks?: {
                row: number | null;
                column: string | null;
                code: string;
                message: string;
            }[];
        };
        /** @description A file of your own with a mapping: either its `rows` (lists of cells, the header first, or objects), or its text as `csv`. */
        FileWithMapping: {
            /** @description What the file leaves open; what can be read for certain need not be said. */
            mapping: {
                sheets?: string[];
                headerRow?: number;
                columns?: {
                    [key: string]: {
                        /** @enum {string} */
                        use: "member" | "measure" | "year" | "start" | "value" | "state" | "note" | "source" | "dimension" | "category" | "unit" | "scenario" | "part" | "ignore" | "unknown";
                        measure?: string;
                        dimension?: string;
                        category?: string;
                        year?: number;
                        member?: string;
                        power?: 0 | 3 | 6 | 9;
                        /** @enum {string} */
                        shares?: "fraction" | "percent";
                    };
                };
                member?: string;
                year?: number;
                measure?: string;
                part?: {
                    dimension: string;
                    category: string;
                };
                partsOf?: string;
                scale?: {
                    money?: 0 | 3 | 6 | 9;
                    counts?: 0 | 3 | 6 | 9;
                };
                rates?: {
                    [key: string]: string;
                };
                /** @enum {string} */
                together?: "ask" | "add" | "total";
                keep?: string;
                fillDown?: boolean;
                leaveOut?: {
                    totals?: boolean;
                    notes?: boolean;
                    plans?: boolean;
                };
                titles?: string[];
                marks?: {
                    [key: string]: {
                        /** @enum {string} */
                        as: "not_applicable" | "unavailable" | "left_out" | "number";
                        reason?: string;
                    };
                };
                /** @enum {string} */
                decimal?: "." | ",";
                /** @enum {string} */
                shares?: "fraction" | "percent";
                dayFirst?: boolean;
                words?: {
                    members?: {
                        [key: string]: string;
                    };
                    measures?: {
                        [key: string]: string;
                    };
                    categories?: {
                        [key: string]: string;
                    };
                    years?: {
                        [key: string]: number;
                    };
                    units?: {
                        [key: string]: string;
                    };
                };
                /** @enum {string} */
                separator?: "," | ";" | "\t" | "|";
                /** @enum {string} */
                encoding?: "UTF-8" | "UTF-16" | "Windows-1252" | "Mac Roman";
            };
            fileName?: string;
            rows?: (unknown[] | {
                [key: string]: unknown;
            })[];
            csv?: string;
        };
        /** @description What storing would change, row by row. Nothing is stored. */
        DryRun: {
            /** @constant */
            dryRun: true;
            counts: {
                new: number;
                changed: number;
                unchanged: number;
                error: number;
            };
            rows: {
                row: number;
                sheet: string | null;
                member: string | null;
                measure: string;
                year: number;
                dimension: string | null;
                category: string | null;
                /** @enum {string} */
                state: "value" | "not_applicable" | "unavailable";
                value: number | null;
                note: string | null;
                /** @enum {string} */
                verdict: "new" | "changed" | "unchanged" | "error";
                before: {
                    state: string;
                    value: number | null;
                } | null;
            }[];
            /** @description How many rows are not listed: at most 10,000 are. */
            rowsLeftOut: number;
            errors: {
                row: number | null;
                column: string | null;
                code: string;
                message: string;
            }[];
            /** @description What was concluded about a file with a mapping. */
            readAs?: string[];
            remarks?: {
                row: number | null;
                column: string | null;
                code: string;
                message: string;
            }[];
        };
        /** @description With `answer=rollup`, read in the transaction that stored the values. */
        StoredWithFigures: {
            created: number;
            /** @description The figures that the changed values feed, in each year with a change, as this token may see them. */
            changed: {
                /** @description How many stored values changed; new ones count as created. */
                values: number;
                totals: {
                    measure: string;
                    /** @description Null if nothing was reported or if withheld; a missing value is never 0. */
                    value: number | null;
                    reporting: number;
                    expected: number;
                    /** @description False while the year is under way and a member can still report; the value is what is reported so far. */
                    complete: boolean;
                    /** @description How many members are in it; for a year under way, how many have reported for that year. */
                    coverage: {
                        reporting: number;
                        expected: number;
                    };
                    /** @description The grade of the least comparable definition behind the value; null if there is no value. */
                    comparability: ("same" | "close" | "different") | null;
                    /** @description Sum over the years after the baseline; flows only. */
                    sinceBaseline?: {
                        value: number | null;
                        /** @description False while the year is under way and a member can still report; the value is what is reported so far. */
                        complete: boolean;
                        lowestCoverage: {
                            year: number;
                            reporting: number;
                            expected: number;
                        } | null;
                        withheld?: components["schemas"]["Withheld"];
                    };
                    /** @description The grade of the least comparable definition behind the value; null if there is no value. */
                    sinceBaselineComparability?: ("same" | "close" | "different") | null;
                    withheld: components["schemas"]["Withheld"] | null;
                    /**
                     * Format: date
                     * @description Since when it has been shown so; numbers behind it have changed since but are not shown yet.
                     */
                    asOf?: string;
                    explanation?: components["schemas"]["Explanation"];
                    year: number;
                }[];
                metrics: {
                    metric: string;
                    /** @enum {string} */
                    strategy: "workforce" | "purchasing" | "investing";
                    /** @enum {string} */
                    kind: "share" | "amount";
                    /** @description A share is a fraction: 0.0918 is 9.18%. */
                    value: number | null;
                    numerator: number | null;
                    denominator: number | null;
                    reporting: number;
                    expected: number;
                    /** @description False while the year is under way and a member can still report; the value is what is reported so far. */
                    complete: boolean;
                    /** @description How many members are in it; for a year under way, how many have reported for that year. */
                    coverage: {
                        reporting: number;
                        expected: number;
                    };
                    /** @description The grade of the least comparable definition behind the value; null if there is no value. */
                    comparability: ("same" | "close" | "different") | null;
                    /** @description Members that reported the share without its counts; not part of any sum. */
                    shareOnly: number;
                    /** @description Change since the baseline, across the members that reported in both years. */
                    change: {
                        value: number;
                        cohort: number;
                        baselineValue: number;
                    } | null;
                    /** @description The grade of the least comparable definition behind the value; null if there is no value. */
                    changeComparability: ("same" | "close" | "different") | null;
                    /** @description The rule that hides `change`; null if nothing is hidden. */
                    changeWithheld: components["schemas"]["Withheld"] | null;
                    withheld: components["schemas"]["Withheld"] | null;
                    /**
                     * Format: date
                     * @description Since when it has been shown so; numbers behind it have changed since but are not shown yet.
                     */
                    asOf?: string;
                    explanation?: components["schemas"]["Explanation"];
                    year: number;
                }[];
                /** @description Goals that read any of these figures. */
                goals: {
                    /** Format: uuid */
                    id: string;
                    revision: number;
                    /** @enum {string} */
                    level: "institution" | "collaborative";
                    /** @enum {string} */
                    strategy: "workforce" | "purchasing" | "investing";
                    /** @description The member whose goal it is; null for the collaborative’s. */
                    member: string | null;
                    statement: string;
                    /** @enum {string} */
                    state: "draft" | "adopted" | "met" | "closed";
                    /** @description The kind of target and its numbers; null if none has been set. */
                    target: {
                        [key: string]: unknown;
                    } | null;
                    startYear: number | null;
                    targetYear: number | null;
                    /** @description Values to reach on the way, on the target’s own scale: a share, an amount, a multiple of the baseline, the reduction so far, or for parity the points still above the reference. */
                    milestones: {
                        year: number;
                        value: number;
                    }[];
                    baseline: number | null;
                    value: number | null;
                    /** @description The value to reach, in the figure’s own unit. */
                    targetValue: number | null;
                    /** @description The value it needs this year to be on course. */
                    expected: number | null;
                    /** @description (value − baseline) ÷ (target − baseline). 1 means the target is reached; it can be higher. */
                    attainment: number | null;
                    /**
                     * @description withheld: it rests on figures this token may not see, and those it may see do not decide it.
                     * @enum {string}
                     */
                    status: "met" | "on_track" | "behind" | "off_track" | "missed" | "withheld" | "no_data";
                    /** @description The year that status, attainment, and forecast are of: the newest complete one, for an amount of a year under way. */
                    statusYear: number | null;
                    /** @description Why there is no status, such as no_baseline or withheld. */
                    why: string | null;
                    /** @description A projection along the Theil–Sen line through three or more yearly values. */
                    forecast: {
                        /** @description The value that the trend leads to in the target year. */
                        value: number;
                        /** @description The year in which it reaches the target; null if not on this trend. */
                        reachedIn: number | null;
                    } | null;
                    /** @description False while the year is under way and a member can still report. */
                    complete: boolean;
                    /** @description How many members are in the value; null for indicators, and where several figures are judged. */
                    coverage: {
                        reporting: number;
                        expected: number;
                    } | null;
                    /**
                     * Format: date
                     * @description Since when the value has been shown so; numbers behind it have changed since but are not shown yet.
                     */
                    asOf?: string;
                    /** @description For a target that applies to each member: the progress of each. */
                    members: {
                        member: string;
                        /**
                         * @description withheld: it rests on figures this token may not see, and those it may see do not decide it.
                         * @enum {string}
                         */
                        status: "met" | "on_track" | "behind" | "off_track" | "missed" | "withheld" | "no_data";
                        /** @description (value − baseline) ÷ (target − baseline). 1 means the target is reached; it can be higher. */
                        attainment: number | null;
                        value: number | null;
                    }[];
                    /** @description For a compound target: each of its parts, in order. */
                    clauses: components["schemas"]["GoalProgress"][];
                    smartie: {
                        S: {
                            /** @enum {string} */
                            verdict: "met" | "weak" | "missing";
                            why: string;
                        };
                        M: {
                            /** @enum {string} */
                            verdict: "met" | "weak" | "missing";
                            why: string;
                        };
                        A: {
                            /** @enum {string} */
                            verdict: "met" | "weak" | "missing";
                            why: string;
                        };
                        R: {
                            /** @enum {string} */
                            verdict: "met" | "weak" | "missing";
                            why: string;
                        };
                        T: {
                            /** @enum {string} */
                            verdict: "met" | "weak" | "missing";
                            why: string;
                        };
                        I: {
                            /** @enum {string} */
                            verdict: "met" | "weak" | "missing";
                            why: string;
                        };
                        E: {
                            /** @enum {string} */
                            verdict: "met" | "weak" | "missing";
                            why: string;
                        };
                    };
                    rollsUpTo: string | null;
                    year: number;
                }[];
            };
            unchanged: number;
            /** @description What was concluded about a file with a mapping. */
            readAs?: string[];
            remarks?: {
                row: number | null;
                column: string | null;
                code: string;
                message: string;
            }[];
        };
        Area: {
            code: string;
            label: string;
            /** @enum {string} */
            unit: "zip" | "tract2010" | "tract2020" | "postal" | "named";
            /** @description Code of the area that it lies in. */
            within: string | null;
            /** @description Codes of the measures that are counted by it. */
            measures: string[];
            versions: {
                /** @description The first reporting year to which it applies. */
                fromYear: number;
                /** @description The first earlier year counted again by it; null where earlier years keep their list. */
                recountedFrom: number | null;
                source: string;
                rule: string;
                codes: string[];
                crosswalk: boolean;
            }[];
        };
        AreaBody: {
            label: string;
            /** @enum {string} */
            unit: "zip" | "tract2010" | "tract2020" | "postal" | "named";
            /**
             * @description Code of the area that it lies in.
             * @default null
             */
            within?: string | null;
            /**
             * @description Codes of the measures that are counted by it.
             * @default []
             */
            measures?: string[];
            /** @description The first reporting year to which it applies. */
            fromYear: number;
            /**
             * @description The first earlier year counted again by it; null where earlier years keep their list.
             * @default null
             */
            recountedFrom?: number | null;
            source: string;
            /** @default  */
            rule?: string;
            codes: string[];
        };
        CollectedYear: {
            year: number;
            /** @enum {string} */
            state: "open" | "closed";
            dueOn: string | null;
            /** @description How many are asked for numbers. */
            members: number;
            /** @description How many of them have submitted all of theirs. */
            submitted: number;
            verified: number;
        };
        YearChange: {
            /** @enum {string} */
            state: "open" | "closed";
            /** @description Why it is reopened; required for that. */
            reason?: string;
            /** @description Closes the year although numbers are missing, not verified, or in question. */
            evenIfOpen?: boolean;
        };
        Status: {
            year: number;
            /** @enum {string} */
            state: "open" | "closed";
            dueOn: string | null;
            /** @description For the token of an institution, its own row. */
            members: {
                member: string;
                /** @description Where the member has a date of its own, that one. */
                dueOn: string | null;
                late: boolean;
                /** @enum {string} */
                state: "in_question" | "late" | "changed" | "nothing" | "partly" | "complete" | "submitted" | "verified" | "not_asked";
                asked: number;
                answered: number;
                /** @description Open questions about its numbers. */
                questions: number;
                /** @description Numbers changed since they were submitted. */
                changed: number;
                /** @description No data-sharing agreement with it is in force. */
                withoutAgreement: boolean;
                strategies: {
                    /** @enum {string} */
                    strategy: "workforce" | "purchasing" | "investing";
                    /** @enum {string} */
                    state: "in_question" | "late" | "changed" | "nothing" | "partly" | "complete" | "submitted" | "verified" | "not_asked";
                    /** @description Codes of the measures without a number or a reason. */
                    missing: string[];
                }[];
            }[];
        };
        ContinuumSubject: {
            /** @description The member’s slug, or “backbone”. */
            subject: string;
            /** @enum {string} */
            kind: "member" | "backbone";
            /** @description The stage from 0 to 3, by practice; null if not rated, which is not 0. */
            stages: {
                [key: string]: (0 | 1 | 2 | 3) | null;
            };
            /** @description Practices rated by the other side, whose rating this token cannot read yet: blind first. */
            submitted: string[];
            /** @description The lowest stage across all practices; null until all are rated. */
            stageReached: (0 | 1 | 2 | 3) | null;
            /** @description Mean stage of the rated practices ÷ 3, as a fraction. */
            progressIndex: number | null;
            rated: number;
            of: number;
            /** @description The stage it wants to reach, by practice, if this token may see it. */
            wanted: {
                [key: string]: (0 | 1 | 2 | 3) | null;
            };
        };
        ContinuumPractice: {
            practice: string;
            /** @description Number of members at each stage; null if withheld. */
            counts: {
                0: number;
                1: number;
                2: number;
                3: number;
                unrated: number;
            } | null;
            /** @description The lower median, because an ordinal scale has no mean. */
            median: (0 | 1 | 2 | 3) | null;
            withheld: components["schemas"]["Withheld"] | null;
        };
        Continuum: {
            collaborative: string;
            year: number;
            subjects: components["schemas"]["ContinuumSubject"][];
            practices: components["schemas"]["ContinuumPractice"][];
        };
        RatingsBody: {
            ratings: {
                practice: string;
                /**
                 * @description Null leaves it open, as a draft.
                 * @default null
                 */
                stage?: number | null;
                /** @default null */
                wanted?: number | null;
                /**
                 * @description The year by which the wanted stage is reached.
                 * @default null
                 */
                wantedBy?: number | null;
                /** @default  */
                evidence?: string;
                /** @default [] */
                links?: string[];
                /**
                 * @description The backbone says that it does not rate this practice.
                 * @default false
                 */
                declined?: boolean;
                /** @description The revision that was read; another one is refused (409). */
                revision?: number;
            }[];
            /**
             * @description Stores drafts, which do not count yet.
             * @default false
             */
            draft?: boolean;
        };
        StoredRatings: {
            /** @description How many of them count from now on. */
            submitted: number;
            /** @description By practice, to send with the next change. */
            revisions: {
                [key: string]: number;
            };
        };
        NewGoal: {
            /** @description The member whose goal it is; null for the collaborative’s. */
            member?: string | null;
            /** @enum {string} */
            strategy: "workforce" | "purchasing" | "investing";
            statement: string;
            population?: string;
            geography?: string;
            /** @description The kind of target and its numbers, as GET answers them; null while it is open. */
            target?: unknown;
            startYear?: number | null;
            targetYear?: number | null;
            /** @description On the target’s own scale, as GET answers them. */
            milestones?: {
                year: number;
                value: number;
            }[];
            owner?: string;
            resources?: string;
            consultedWho?: string;
            consultedWhen?: string;
            disparity?: string;
            /** @description Code of the dimension that tracks the disparity. */
            breakdown?: string | null;
            /** @description The collaborative’s goal that an institution’s goal helps to reach. */
            rollsUpTo?: string | null;
        };
        GoalChange: {
            /** @description The member whose goal it is; null for the collaborative’s. */
            member?: string | null;
            /** @enum {string} */
            strategy?: "workforce" | "purchasing" | "investing";
            statement?: string;
            population?: string;
            geography?: string;
            /** @description The kind of target and its numbers, as GET answers them; null while it is open. */
            target?: unknown;
            startYear?: number | null;
            targetYear?: number | null;
            /** @description On the target’s own scale, as GET answers them. */
            milestones?: {
                year: number;
                value: number;
            }[];
            owner?: string;
            resources?: string;
            consultedWho?: string;
            consultedWhen?: string;
            disparity?: string;
            /** @description Code of the dimension that tracks the disparity. */
            breakdown?: string | null;
            /** @description The collaborative’s goal that an institution’s goal helps to reach. */
            rollsUpTo?: string | null;
            /** @description Why an adopted goal is revised; required for one. */
            reason?: string;
            /**
             * Format: uuid
             * @description The decision that adopts or revises it.
             */
            decision?: string;
            /** @description The revision that was read. If somebody has changed the goal since, nothing is stored (409). */
            revision?: number;
        };
        GoalStep: {
            /**
             * @description adopted, met, or closed; adopted also opens it again.
             * @enum {string}
             */
            state: "draft" | "adopted" | "met" | "closed";
            /** @description Required except for the first adoption. */
            reason?: string;
            /**
             * Format: uuid
             * @description The decision that adopts or revises it.
             */
            decision?: string;
            /** @description The revision that was read. If somebody has changed the goal since, nothing is stored (409). */
            revision?: number;
        };
        StoredGoal: {
            /** Format: uuid */
            id: string;
            revision: number;
            /** @enum {string} */
            state: "draft" | "adopted" | "met" | "closed";
            /** @description The member whose goal it is; null for the collaborative’s. */
            member: string | null;
            /** @enum {string} */
            strategy: "workforce" | "purchasing" | "investing";
            statement: string;
            population: string;
            geography: string;
            target: {
                [key: string]: unknown;
            } | null;
            startYear: number | null;
            targetYear: number | null;
            /** @description On the target’s own scale, as GET answers them. */
            milestones: {
                year: number;
                value: number;
            }[];
            owner: string;
            resources: string;
            consultedWho: string;
            consultedWhen: string;
            disparity: string;
            /** @description Code of the dimension that tracks the disparity. */
            breakdown: string | null;
            /** @description The collaborative’s goal that an institution’s goal helps to reach. */
            rollsUpTo: string | null;
            /** @description The letters of SMARTIE that adoption still needs. */
            lacking: string[];
        };
        Meeting: {
            /** Format: uuid */
            id: string;
            body: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            title: string;
            /** Format: date */
            day: string;
            /** @description Wall time in the time zone, such as 14:00. */
            startsAt: string | null;
            timeZone: string;
            lengthMinutes: number;
            place: string;
            /** @enum {string} */
            state: "planned" | "called" | "held" | "minutes_out" | "approved" | "cancelled";
            /** @description Agenda items; null while the agenda is not out. */
            items: number | null;
        };
        Decision: {
            /** Format: uuid */
            id: string;
            /** @description Year and number, such as 2026-07; null while it is proposed. */
            number: string | null;
            text: string;
            body: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            /** Format: uuid */
            meeting: string;
            /** Format: date */
            day: string;
            /**
             * @description As it stands today: confirmed decisions count as taken.
             * @enum {string}
             */
            state: "proposed" | "taken" | "not_taken" | "to_be_confirmed";
            /** @description Null where nobody was counted. */
            votes: {
                for: number;
                against: number;
                abstaining: number;
            } | null;
            noObjection: boolean;
            effectiveOn: string | null;
            /** @description Year and number, such as 2026-07; null while it is proposed. */
            replaces: string | null;
            /** @description Year and number, such as 2026-07; null while it is proposed. */
            replacedBy: string | null;
            /** @description Year and number, such as 2026-07; null while it is proposed. */
            confirms: string | null;
            /** @description Year and number, such as 2026-07; null while it is proposed. */
            confirmedBy: string | null;
        };
        Investments: {
            /**
             * @description “own”: the institution's own investments with its own part of each year, and no shares.
             * @enum {string}
             */
            scope: "all" | "own";
            investments: {
                /** Format: uuid */
                id: string;
                /** @description Only with the whole ledger. */
                revision?: number;
                name: string;
                /** @enum {string} */
                type: "housing" | "small_business" | "food_access" | "transport" | "childcare" | "other";
                /** @enum {string} */
                stage: "allocated" | "committed" | "deployed" | "repaid";
                place: string;
                /** @enum {string} */
                lowIncome: "yes" | "no" | "unknown";
                lowIncomeSource: string | null;
                /** @description Only with the whole ledger. */
                note?: string | null;
                years: {
                    year: number;
                    /** @description null where nothing is recorded */
                    committed: number | null;
                    /** @description null where nothing is recorded */
                    deployed: number | null;
                    /** @description null where nothing is recorded */
                    homesProduced: number | null;
                    /** @description null where nothing is recorded */
                    homesPreserved: number | null;
                }[];
                /** @description Only with the whole ledger; they add up to 100. */
                shares?: {
                    member: string;
                    percent: number;
                }[];
            }[];
        };
        NewInvestment: {
            name: string;
            /** @enum {string} */
            type: "housing" | "small_business" | "food_access" | "transport" | "childcare" | "other";
            /** @enum {string} */
            stage: "allocated" | "committed" | "deployed" | "repaid";
            /** @default  */
            place?: string;
            /**
             * @default unknown
             * @enum {string}
             */
            lowIncome?: "yes" | "no" | "unknown";
            /** @default null */
            lowIncomeSource?: string | null;
            /** @default null */
            note?: string | null;
            years: {
                year: number;
                /**
                 * @description null where nothing is recorded
                 * @default null
                 */
                committed?: number | null;
                /**
                 * @description null where nothing is recorded
                 * @default null
                 */
                deployed?: number | null;
                /**
                 * @description null where nothing is recorded
                 * @default null
                 */
                homesProduced?: number | null;
                /**
                 * @description null where nothing is recorded
                 * @default null
                 */
                homesPreserved?: number | null;
            }[];
            /** @description Slugs of members with their percent of the whole; they add up to 100. */
            shares: {
                member: string;
                percent: number;
            }[];
        };
        /** @description Lists of years and shares are sent whole. */
        InvestmentChange: {
            name?: string;
            /** @enum {string} */
            type?: "housing" | "small_business" | "food_access" | "transport" | "childcare" | "other";
            /** @enum {string} */
            stage?: "allocated" | "committed" | "deployed" | "repaid";
            place?: string;
            /** @enum {string} */
            lowIncome?: "yes" | "no" | "unknown";
            lowIncomeSource?: string | null;
            note?: string | null;
            years?: {
                year: number;
                /**
                 * @description null where nothing is recorded
                 * @default null
                 */
                committed?: number | null;
                /**
                 * @description null where nothing is recorded
                 * @default null
                 */
                deployed?: number | null;
                /**
                 * @description null where nothing is recorded
                 * @default null
                 */
                homesProduced?: number | null;
                /**
                 * @description null where nothing is recorded
                 * @default null
                 */
                homesPreserved?: number | null;
            }[];
            /** @description Slugs of members with their percent of the whole; they add up to 100. */
            shares?: {
                member: string;
                percent: number;
            }[];
            /** @description The revision that was read. If somebody has changed it since, nothing is stored (409). */
            revision?: number;
        };
        StoredInvestment: {
            /** Format: uuid */
            id: string;
            revision: number;
            name: string;
            /** @enum {string} */
            type: "housing" | "small_business" | "food_access" | "transport" | "childcare" | "other";
            /** @enum {string} */
            stage: "allocated" | "committed" | "deployed" | "repaid";
            place: string;
            /** @enum {string} */
            lowIncome: "yes" | "no" | "unknown";
            lowIncomeSource: string | null;
            note: string | null;
            years: {
                year: number;
                /** @description null where nothing is recorded */
                committed: number | null;
                /** @description null where nothing is recorded */
                deployed: number | null;
                /** @description null where nothing is recorded */
                homesProduced: number | null;
                /** @description null where nothing is recorded */
                homesPreserved: number | null;
            }[];
            shares: {
                member: string;
                percent: number;
            }[];
        };
        Measure: {
            code: string;
            label: string;
            /** @enum {string} */
            unit: "count" | "currency" | "percent";
            /**
             * @description A flow accrues over a year; a stock is counted at year’s end.
             * @enum {string}
             */
            kind: "flow" | "stock";
            /** @enum {string} */
            strategy: "workforce" | "purchasing" | "investing";
            /** @description The measure that contains this one; a part never exceeds its whole. */
            partOf: string | null;
            /** @description Whether members are asked for it. While it is off, its values are stored but count nowhere. */
            enabled?: boolean;
        };
        MeasureDefinition: {
            code: string;
            label: string;
            /** @enum {string} */
            unit: "count" | "currency" | "percent";
            /**
             * @description A flow accrues over a year; a stock is counted at year’s end.
             * @enum {string}
             */
            kind: "flow" | "stock";
            /** @enum {string} */
            strategy: "workforce" | "purchasing" | "investing";
            /** @description The measure that contains this one; a part never exceeds its whole. */
            partOf: string | null;
            definition: string;
            /** @description Whether members are asked for it. While it is off, its values are stored but count nowhere. */
            enabled: boolean;
        };
        MetricDefinition: {
            code: string;
            label: string;
            /** @enum {string} */
            strategy: "workforce" | "purchasing" | "investing";
            /** @enum {string} */
            kind: "share" | "amount";
            /** @description Code of a measure. */
            numerator: string;
            /** @description Code of a measure; null for an amount. */
            denominator: string | null;
            /** @enum {string} */
            span: "year" | "since_baseline";
            enabled: boolean;
            /** @description Switched on, and so are its measures. */
            shown: boolean;
            /** @description The first figure shown of its strategy. */
            leads: boolean;
        };
        Definitions: {
            measures: components["schemas"]["MeasureDefinition"][];
            metrics: components["schemas"]["MetricDefinition"][];
        };
        MeasureBody: {
            label?: string;
            definition?: string;
            /** @enum {string} */
            strategy?: "workforce" | "purchasing" | "investing";
            /** @enum {string} */
            unit?: "count" | "currency";
            /** @enum {string} */
            kind?: "flow" | "stock";
            partOf?: ("" | string) | null;
            /** @description Switches it off or on. Parts go off with their whole. */
            enabled?: boolean;
            /** @description Why, for the history. */
            reason?: string | null;
        };
        MetricBody: {
            label?: string;
            /** @enum {string} */
            strategy?: "workforce" | "purchasing" | "investing";
            /** @enum {string} */
            kind?: "share" | "amount";
            numerator?: string;
            denominator?: ("" | string) | null;
            /** @enum {string} */
            span?: "year" | "since_baseline";
            /** @description Switches it off or on. Parts go off with their whole. */
            enabled?: boolean;
            /** @description Why, for the history. */
            reason?: string | null;
        };
        MemberBody: {
            /** @description Optional; the address names the member. */
            slug?: string;
            name: string;
            /** @enum {string} */
            sector: "health_system" | "higher_education" | "school_district" | "government" | "philanthropy" | "arts_and_culture" | "utility" | "other";
            /** Format: date */
            joinedOn: string;
            leftOn?: string | null;
            fiscalYearEndMonth: number;
            baselineYear?: number | null;
            absences?: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
            }[];
            /** @description The first reporting year under the given fiscal-year end. Left out, another end corrects every year. */
            from?: number | null;
        };
        Member: {
            slug: string;
            name: string;
            /** @enum {string} */
            sector: "health_system" | "higher_education" | "school_district" | "government" | "philanthropy" | "arts_and_culture" | "utility" | "other";
            /** Format: date */
            joinedOn: string;
            /** @description The last day of membership. */
            leftOn: string | null;
            fiscalYearEndMonth: number;
            /** @description Months in which fiscal years ended up to a year, in order; left out if that never changed. */
            earlierFiscalYearEnds?: {
                until: number;
                month: number;
            }[];
            /** @description The member’s own; null if the collaborative’s applies. */
            baselineYear: number | null;
            /** @description Periods between leaving and rejoining: the first and last day away. */
            absences: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
            }[];
        };
        Action: {
            /** Format: uuid */
            id: string;
            title: string;
            owner: {
                /** Format: uuid */
                id: string;
                name: string;
                organization: string;
                /** @description The member’s slug; null for an organization that is no member. */
                member: string | null;
            };
            /** Format: date */
            dueOn: string;
            /**
             * Format: date
             * @description The date first agreed; it never changes.
             */
            firstDueOn: string;
            /** @description How often the date was moved. */
            moves: number;
            /** @enum {string} */
            state: "open" | "blocked" | "done" | "dropped";
            doneOn: string | null;
            /** @description Proof or a note if it is done; why, if it is blocked or dropped. */
            note: string | null;
            daysLate: number;
            /** @enum {string} */
            origin: "meeting" | "initiative" | "obligation" | "path" | "data" | "pulse" | "other";
            initiative: string | null;
            goal: string | null;
            /** Format: date-time */
            changedAt: string;
        };
        NewAction: {
            title: string;
            /** @description The contact’s id, or a name that only one of those you may name has. */
            owner: string;
            /** Format: date */
            dueOn: string;
            /** @enum {string} */
            origin?: "meeting" | "initiative" | "obligation" | "path" | "data" | "pulse" | "other";
            initiative?: string | null;
            goal?: string | null;
        };
        ActionChange: {
            title?: string;
            /** @description The contact’s id, or a name that only one of those you may name has. */
            owner?: string;
            /** Format: date */
            dueOn?: string;
            /** @enum {string} */
            state?: "open" | "blocked" | "done" | "dropped";
            /** @description Left out for what is done: today. */
            doneOn?: string | null;
            note?: string | null;
            /** @enum {string} */
            origin?: "meeting" | "initiative" | "obligation" | "path" | "data" | "pulse" | "other";
            initiative?: string | null;
            goal?: string | null;
        };
        Initiative: {
            /** Format: uuid */
            id: string;
            name: string;
            about: string | null;
            /** @enum {string} */
            strategy: "workforce" | "purchasing" | "investing";
            lead: {
                name: string;
                /** @description The member’s slug; null for an organization that is no member. */
                member: string | null;
            };
            /** @description Others that take part, by name. */
            organizations: string[];
            /** @description Those that this token may see. */
            goals: string[];
            startsOn: string | null;
            endsOn: string | null;
            /** @enum {string} */
            stage: "idea" | "planned" | "running" | "paused" | "finished" | "stopped";
            why: string | null;
            /** @description Only of a running initiative. */
            health: ("moving" | "silent" | "late") | null;
            milestones: {
                title: string;
                /** Format: date */
                dueOn: string;
                doneOn: string | null;
            }[];
            openActions: number;
            lateActions: number;
            /** Format: date */
            changedOn: string;
        };
        Outcomes: {
            outcomes: {
                id: string;
                /** @enum {string} */
                state: "draft" | "checked" | "released" | "withdrawn";
                /**
                 * @description Who changed.
                 * @enum {string}
                 */
                domain: "individual" | "organization" | "community" | "partnership";
                who: string;
                organization: string | null;
                what: string;
                /** @description What is new or different in an organization. */
                change: ("policy" | "practice" | "program" | "budget") | null;
                happenedOn: string;
                place: string;
                matters: string;
                /** @description What the partnership did toward it. */
                contribution: string;
                planned: boolean;
                good: boolean;
                initiatives: string[];
                /** @description Ids. */
                goals: string[];
                /** @description Ids. */
                results: string[];
                evidence: {
                    /** @enum {string} */
                    kind: "link" | "file" | "observation" | "minutes";
                    text: string;
                    url: string;
                }[];
            }[];
            /** @description Checked ones whose consent holds today. Drop what is gone from here. */
            stories: {
                id: string;
                /** @enum {string} */
                state: "draft" | "checked" | "released" | "withdrawn";
                title: string;
                words: string;
                /** @description Only with consent to it. */
                name: string | null;
                /** @description No finer than the focus area without a name. */
                place: string | null;
                outcome: string | null;
            }[];
            contributions: {
                id: string;
                goal: string | null;
                result: string | null;
                claim: string;
                /**
                 * @description Computed for the year asked for.
                 * @enum {string}
                 */
                grade: "not_claimed" | "weak" | "plausible" | "strong";
            }[];
        };
        Gift: {
            id: string;
            network: string;
            /** @enum {string} */
            kind: "profile" | "lesson" | "story" | "report" | "benchmark";
            title: string;
            year: number | null;
            /** @enum {string} */
            state: "proposed" | "given" | "ended" | "withdrawn";
            givenOn: string | null;
            /** @description The last day on which the network may see it. */
            until: string;
            confirmedBy: string | null;
            /** @description Number of the decision by which it was given. */
            decision: string | null;
            withdrawnOn: string | null;
        };
        People: {
            people: {
                name: string;
                email: string;
                /** @enum {string} */
                role: "backbone" | "convener" | "executive" | "data_lead";
                /** @description The member’s short name, for roles that belong to one. */
                member: string | null;
                /** Format: date-time */
                since: string;
                /** @description The day of the last visit. */
                seenOn: string | null;
            }[];
            /** @description Invitations that nobody has used. */
            invitations: {
                email: string;
                /** @enum {string} */
                role: "backbone" | "convener" | "executive" | "data_lead";
                /** @description The member’s name. */
                member: string | null;
                /** Format: date-time */
                createdAt: string;
                /** Format: date-time */
                expiresAt: string;
            }[];
        };
        Contact: {
            /** Format: uuid */
            id: string;
            name: string;
            organization: string;
            /** @description The member’s short name; null for a partner’s. */
            member: string | null;
            jobTitle: string;
            duty: ("sponsor" | "working_lead") | null;
            /** @description Null where this token may not see it. */
            email: string | null;
            /** @description Null where this token may not see it. */
            phone: string | null;
            /** Format: date */
            from: string;
            until: string | null;
        };
        Profile: {
            purpose: ("services" | "economic_development" | "advocacy" | "community_building" | "knowledge") | null;
            otherPurposes: ("services" | "economic_development" | "advocacy" | "community_building" | "knowledge")[];
            structure: ("informal" | "coalition" | "joint_venture" | "backbone" | "integrated") | null;
            compositions: ("cross_sector" | "inter_agency" | "public_private" | "academic_community" | "grassroots")[];
            levels: ("individual" | "interpersonal" | "organizational" | "community" | "policy")[];
            strategies: ("workforce" | "purchasing" | "investing")[];
            geography: string;
            nestsIn: string;
            vision: string;
            imperative: string;
            phase: {
                /** @enum {string} */
                name: "forming" | "implementing" | "evaluating" | "paused" | "concluded";
                since: string | null;
                /** @description What the records say against it, in words. */
                contradictions: string[];
            } | null;
            hosts: {
                organization: string;
                /** @enum {string} */
                arrangement: "housed_member" | "housed_nonprofit" | "housed_funder" | "consultant" | "own_entity";
                fiscalSponsor: string;
                from: string;
                until: string | null;
            }[];
            offers: {
                what: string;
                organization: string;
                toWhom: string;
            }[];
            path: {
                /** @enum {string} */
                step: "initiator" | "talks" | "convener" | "learning" | "community" | "interviews" | "common_ground" | "showing_up" | "goals" | "ground_rules";
                /**
                 * @description Computed from its evidence, never ticked.
                 * @enum {string}
                 */
                state: "done" | "open" | "not_needed";
                facts: string[];
                /** @description Why it is not needed. */
                reason: string | null;
            }[];
        };
        Funding: {
            fiscalYear: number;
            /** Format: date */
            start: string;
            /** Format: date */
            end: string;
            amountsShown: boolean;
            /** @description Signed income of the fiscal year, dues included. */
            income: number | null;
            mix: {
                /** @enum {string} */
                kind: "public" | "company" | "philanthropy" | "dues" | "earned";
                /** @description A fraction; in whole percents where amounts are not shown. */
                share: number;
            }[];
            /** @description One organization gives half or more; null without income. */
            dependsOnOne: boolean | null;
            largestShare: number | null;
            /** @description 1 ÷ the sum of the squared shares of organizations. */
            spread: number | null;
            secured: {
                /** @enum {string} */
                kind: "unknown" | "short" | "until" | "beyond";
                /** @description The last month that is paid for, such as 2027-05. */
                month: string | null;
            };
            budget: {
                /** @description In the collaborative’s currency; null where amounts are not shown. */
                planned: number | null;
                /** @description In the collaborative’s currency; null where amounts are not shown. */
                spent: number | null;
                /** @description Null where amounts are not shown. */
                lines: {
                    /** Format: uuid */
                    id: string;
                    revision: number;
                    year: number;
                    label: string;
                    planned: number;
                    /** @description By quarter; null where not known. */
                    spent: (number | null)[];
                }[] | null;
            };
            /** @description Beside cash, never in it. */
            inKind: number | null;
            sources: {
                /** Format: uuid */
                id: string;
                revision: number;
                organization: string;
                /** @enum {string} */
                kind: "public" | "company" | "philanthropy" | "dues" | "earned";
                /**
                 * @description Only signed counts.
                 * @enum {string}
                 */
                state: "hoped" | "asked" | "promised" | "signed";
                /** Format: date */
                from: string;
                /** Format: date */
                until: string;
                /** @description What it is for; null for the core. */
                initiative: string | null;
                /** @description In the collaborative’s currency; null where amounts are not shown. */
                award: number | null;
                /** @description The part of this fiscal year. */
                income: number | null;
                /** @description Of the award; null where amounts are not shown. */
                payments: {
                    /** Format: uuid */
                    id: string;
                    revision: number;
                    /** Format: date */
                    dueOn: string;
                    amount: number;
                    receivedOn: string | null;
                }[] | null;
            }[];
        };
        Funder: {
            organization: string;
            roles: {
                /** Format: uuid */
                id: string;
                revision: number;
                /** @enum {string} */
                role: "first_call" | "neutral_convener" | "short_term_home" | "backbone_host" | "grant_maker" | "member";
                /** Format: date */
                from: string;
                until: string | null;
            }[];
            /** @description Those that apply today; for institutions only published ones. */
            answers: {
                /** Format: uuid */
                id: string;
                revision: number;
                /** @enum {string} */
                question: "own_grants" | "pays_for" | "priorities";
                answer: string;
                /** Format: date */
                answeredOn: string;
                published: boolean;
            }[];
        };
        MeasurePack: {
            code: string;
            name: string;
            about: string;
            adopted: boolean;
            /** @description Codes. */
            measures: string[];
            /** @description Codes. */
            metrics: string[];
            notes: {
                framework: string;
                /** @description The measure or metric here. */
                item: string;
                nearest: string;
                differs: string;
            }[];
        };
        ForwardContract: {
            /** Format: uuid */
            id: string;
            revision: number;
            category: string;
            band: string;
            year: number;
            quarter: number;
            member: string | null;
            note: string;
        };
        PulseWave: {
            id: string;
            name: string;
            /** @enum {string} */
            state: "open" | "closed";
            openedOn: string | null;
            closedOn: string | null;
            /** @description The fewest answers of which anything is shown. */
            smallestNumber: number;
            invited: number;
            answered: number;
            /** @description Null until the round is closed. */
            outcome: {
                /** @description Fewer answered than are ever shown. */
                tooFew: boolean;
                /** @description At least two thirds answered. */
                maySpeakForAll: boolean;
                scales: {
                    /** @enum {string} */
                    scale: "structure" | "functioning" | "capacity" | "community";
                    n: number;
                    /** @description From 1 (not at all) to 5 (entirely). */
                    mean: number;
                    /** @enum {string} */
                    reading: "strength" | "talk" | "concern";
                    /** @description Half the width of the 95% interval; null below ten answers. */
                    half: number | null;
                    split: boolean | null;
                    /** @description From 30 complete answers on. */
                    alpha: number | null;
                }[];
                statements: {
                    /** @enum {string} */
                    statement: "responsible" | "represented" | "timely" | "informed" | "shared" | "present" | "open" | "reliable" | "disagreement" | "together" | "leaders" | "learning" | "means" | "course" | "lasting" | "voice" | "access" | "changed" | "ownership" | "stronger" | "bonding" | "bridging" | "linking" | "worth";
                    n: number;
                    /** @description From 1 (not at all) to 5 (entirely). */
                    mean: number;
                    /** @description How many answered 1–2, 3, and 4–5; null below ten answers. */
                    thirds: {
                        low: number;
                        middle: number;
                        high: number;
                    } | null;
                }[];
                groups: {
                    /** @enum {string} */
                    group: "anchor_leaders" | "anchor_staff" | "community" | "backbone_funders";
                    n: number;
                    means: {
                        [key: string]: number;
                    };
                }[];
                /** @description Answers in no group that is shown. */
                ungrouped: number;
                words: {
                    works: string[];
                    change: string[];
                };
            } | null;
        };
        Report: {
            /** @description Its short name, as in its address. */
            report: string;
            title: string;
            year: number;
            /** @enum {string} */
            audience: "public" | "members" | "internal";
            /** @description Of the version published last; null for a draft. */
            version: number | null;
            publishedAt: string | null;
            /** @description The path of its page, which leads to its files. */
            page: string;
        };
        ReportVersion: {
            version: number;
            /** Format: date-time */
            publishedAt: string;
            publishedBy: string;
            /** @description SHA-256 of what was published; it never changes. */
            contentHash: string;
        };
        PublishBody: {
            /**
             * @description Figures that may not be shown anew together with what was shown before: keep what was shown, or withhold them.
             * @default keep
             * @enum {string}
             */
            figures?: "keep" | "withhold";
        };
        PublishedReport: {
            version: number;
            /** @description How many subscribers get mail. */
            told: number;
        };
        IndicatorBody: {
            /** @description Needed for a new indicator. */
            label?: string;
            /**
             * @description Needed for a new indicator; it cannot change once there are values.
             * @enum {string}
             */
            unit?: "percent" | "rate" | "years" | "currency";
            /** @description Among how many people a rate counts. */
            per?: (100 | 1000 | 10000 | 100000) | null;
            /**
             * @description Needed for a new indicator.
             * @enum {string}
             */
            wanted?: "down" | "up";
            /**
             * @description How many survey years a value covers.
             * @enum {number}
             */
            pooledYears?: 1 | 3 | 5;
            source?: string;
            /**
             * @description Values of these years are stored as if entered by hand; other years stay.
             * @default []
             */
            values?: {
                year: number;
                /** @description In the indicator's unit; percent as published, such as 7.4. */
                value: number;
                /** @description Half the width of the 90% interval. */
                margin?: number | null;
                /** @description Who publishes it, and for which place. */
                source: string;
            }[];
        };
        NewResult: {
            /** @description A condition of well-being, without numbers. */
            sentence: string;
            /** @default  */
            lead?: string;
            /** @default  */
            partners?: string;
            /** @description Codes of one to three indicators, the first leading. */
            indicators: string[];
            /**
             * @description Ids of the collaborative's own goals that are to move it.
             * @default []
             */
            goals?: string[];
        };
        ResultChange: {
            sentence?: string;
            lead?: string;
            partners?: string;
            /** @description Codes of one to three indicators, the first leading. */
            indicators?: string[];
            /** @description Ids of the collaborative's own goals that are to move it. */
            goals?: string[];
        };
        StoredResult: {
            id: string;
            sentence: string;
            lead: string;
            partners: string;
            /** @description Codes of one to three indicators, the first leading. */
            indicators: string[];
            /** @description Ids of the collaborative's own goals that are to move it. */
            goals: string[];
        };
        Indicator: {
            id: string;
            code: string;
            label: string;
            /**
             * @description Values are in this unit; percent as published, such as 7.4.
             * @enum {string}
             */
            unit: "percent" | "rate" | "years" | "currency";
            /** @description A rate counts cases among so many people; null for other units. */
            per: number | null;
            /** @enum {string} */
            wanted: "up" | "down";
            /** @description How many survey years a value covers. */
            pooledYears: number;
            source: string;
            values: {
                year: number;
                value: number;
                /** @description Half the width of the 90% interval; null if unknown. */
                margin: number | null;
                /** @enum {string} */
                origin: "hand" | "fetched";
                source: string;
                preliminary: boolean;
            }[];
        };
        Result: {
            id: string;
            sentence: string;
            lead: string;
            partners: string;
            indicators: {
                code: string;
                /**
                 * @description Turned never means caused.
                 * @enum {string}
                 */
                curve: "turned" | "within_margin" | "not_turned" | "too_early";
                /** @description The newest year with a value, up to the one asked for. */
                year: number | null;
                value: number | null;
                margin: number | null;
                /** @description The year in which the earliest linked goal starts. */
                startYear: number | null;
                /** @description Where the line of the years up to the start would have led. */
                line: number | null;
                /** @description value − line */
                difference: number | null;
                marginUnknown: boolean;
                stories: {
                    year: number;
                    helps: string;
                    hinders: string;
                    proposed: string;
                    saidBy: string;
                }[];
            }[];
            goals: {
                id: string;
                status: ("met" | "on_track" | "behind" | "off_track" | "missed" | "withheld" | "no_data") | null;
            }[];
            /** @description Those that serve one of the goals. */
            initiatives: {
                id: string;
                name: string;
                /** @enum {string} */
                stage: "idea" | "planned" | "running" | "paused" | "finished" | "stopped";
                /** @description Null unless it is running. */
                health: ("moving" | "silent" | "late") | null;
            }[];
        };
        Stakeholders: {
            stakeholders: {
                id: string;
                name: string;
                /** @description The short name of the member that it is. */
                member: string | null;
                /** @description The id of the partner that it is. */
                partner: string | null;
                interest: number;
                influence: number;
                /** @description Whether it speaks for the people most affected. */
                speaks: boolean;
                /** @description As of today; null before its first day. */
                engagement: ("informed" | "consulted" | "involved" | "collaborating" | "co_leading") | null;
                engagements: {
                    /** @enum {string} */
                    engagement: "informed" | "consulted" | "involved" | "collaborating" | "co_leading";
                    since: string;
                }[];
                assets: ("people" | "place" | "knowledge" | "money" | "purchasing")[];
                offers: string;
            }[];
            /** @description What is missing, each in a sentence. */
            gaps: string[];
        };
        NewFunderRole: {
            /** @description A member’s slug, or the name of a member or partner. */
            organization: string;
            /** @enum {string} */
            role: "first_call" | "neutral_convener" | "short_term_home" | "backbone_host" | "grant_maker" | "member";
            /** Format: date */
            from: string;
            /** @default null */
            until?: string | null;
            /**
             * @description The way out of a short-term home.
             * @default null
             */
            exitForm?: ("own_entity" | "other_host" | "stays_separate") | null;
            /** @default null */
            exitOn?: string | null;
            /**
             * @description Of the way out, in order.
             * @default []
             */
            milestones?: string[];
        };
        FunderRoleChange: {
            /** @description A member’s slug, or the name of a member or partner. */
            organization?: string;
            /** @enum {string} */
            role?: "first_call" | "neutral_convener" | "short_term_home" | "backbone_host" | "grant_maker" | "member";
            /** Format: date */
            from?: string;
            until?: string | null;
            /** @description The way out of a short-term home. */
            exitForm?: ("own_entity" | "other_host" | "stays_separate") | null;
            exitOn?: string | null;
            /** @description Of the way out, in order. */
            milestones?: string[];
            /** @description The revision that was read. If somebody has changed the entry since, nothing is stored (409). */
            revision?: number;
        };
        StoredFunderRole: {
            /** Format: uuid */
            id: string;
            revision: number;
            /** @description A member’s slug, or the name of a member or partner. */
            organization: string;
            /** @enum {string} */
            role: "first_call" | "neutral_convener" | "short_term_home" | "backbone_host" | "grant_maker" | "member";
            /** Format: date */
            from: string;
            until: string | null;
            /** @description The way out of a short-term home. */
            exitForm: ("own_entity" | "other_host" | "stays_separate") | null;
            exitOn: string | null;
            /** @description Of the way out, in order. */
            milestones: string[];
        };
        NewFunderAnswer: {
            /** @description A member’s slug, or the name of a member or partner. */
            organization: string;
            /** @enum {string} */
            question: "own_grants" | "pays_for" | "priorities";
            answer: string;
            /** Format: date */
            answeredOn: string;
            /** @default false */
            published?: boolean;
        };
        FunderAnswerChange: {
            published: boolean;
            /** @description The revision that was read. If somebody has changed the entry since, nothing is stored (409). */
            revision?: number;
        };
        StoredFunderAnswer: {
            /** Format: uuid */
            id: string;
            revision: number;
            /** @description A member’s slug, or the name of a member or partner. */
            organization: string;
            /** @enum {string} */
            question: "own_grants" | "pays_for" | "priorities";
            answer: string;
            /** Format: date */
            answeredOn: string;
            published: boolean;
        };
        NewFundingSource: {
            /** @description A member’s slug, or the name of a member or partner. */
            organization: string;
            /** @enum {string} */
            kind: "public" | "company" | "philanthropy" | "earned";
            /**
             * @description Only signed counts.
             * @enum {string}
             */
            state: "hoped" | "asked" | "promised" | "signed";
            /** @description In the collaborative’s currency, with at most two decimals. */
            award: number;
            /** Format: date */
            from: string;
            /** Format: date */
            until: string;
            /**
             * @description Id of the initiative that it is for; null for the core.
             * @default null
             */
            initiative?: string | null;
            /** @default  */
            note?: string;
        };
        FundingSourceChange: {
            /** @description A member’s slug, or the name of a member or partner. */
            organization?: string;
            /** @enum {string} */
            kind?: "public" | "company" | "philanthropy" | "earned";
            /**
             * @description Only signed counts.
             * @enum {string}
             */
            state?: "hoped" | "asked" | "promised" | "signed";
            /** @description In the collaborative’s currency, with at most two decimals. */
            award?: number;
            /** Format: date */
            from?: string;
            /** Format: date */
            until?: string;
            /** @description Id of the initiative that it is for; null for the core. */
            initiative?: string | null;
            note?: string;
            /** @description The revision that was read. If somebody has changed the entry since, nothing is stored (409). */
            revision?: number;
        };
        StoredFundingSource: {
            /** Format: uuid */
            id: string;
            revision: number;
            /** @description A member’s slug, or the name of a member or partner. */
            organization: string;
            /** @enum {string} */
            kind: "public" | "company" | "philanthropy" | "earned";
            /**
             * @description Only signed counts.
             * @enum {string}
             */
            state: "hoped" | "asked" | "promised" | "signed";
            /** @description In the collaborative’s currency, with at most two decimals. */
            award: number;
            /** Format: date */
            from: string;
            /** Format: date */
            until: string;
            /** @description Id of the initiative that it is for; null for the core. */
            initiative: string | null;
            note: string;
        };
        NewFundingPayment: {
            /**
             * Format: uuid
             * @description Id of the source; its payments together are at most its award.
             */
            source: string;
            /** @description In the collaborative’s currency, with at most two decimals. */
            amount: number;
            /** Format: date */
            dueOn: string;
            /** @default null */
            receivedOn?: string | null;
        };
        FundingPaymentChange: {
            receivedOn: string | null;
            /** @description The revision that was read. If somebody has changed the entry since, nothing is stored (409). */
            revision?: number;
        };
        StoredFundingPayment: {
            /** Format: uuid */
            id: string;
            revision: number;
            /**
             * Format: uuid
             * @description Id of the source; its payments together are at most its award.
             */
            source: string;
            /** @description In the collaborative’s currency, with at most two decimals. */
            amount: number;
            /** Format: date */
            dueOn: string;
            receivedOn: string | null;
        };
        NewBudgetLine: {
            /** @description The fiscal year. */
            year: number;
            label: string;
            /** @description In the collaborative’s currency, with at most two decimals. */
            planned: number;
            /**
             * @description What was spent in each quarter of the fiscal year; null where it is not known.
             * @default [
             *       null,
             *       null,
             *       null,
             *       null
             *     ]
             */
            spent?: (number | null)[];
        };
        BudgetLineChange: {
            /** @description The fiscal year. */
            year?: number;
            label?: string;
            /** @description In the collaborative’s currency, with at most two decimals. */
            planned?: number;
            /** @description What was spent in each quarter of the fiscal year; null where it is not known. */
            spent?: (number | null)[];
            /** @description The revision that was read. If somebody has changed the entry since, nothing is stored (409). */
            revision?: number;
        };
        StoredBudgetLine: {
            /** Format: uuid */
            id: string;
            revision: number;
            /** @description The fiscal year. */
            year: number;
            label: string;
            /** @description In the collaborative’s currency, with at most two decimals. */
            planned: number;
            /** @description What was spent in each quarter of the fiscal year; null where it is not known. */
            spent: (number | null)[];
        };
        NewForwardContract: {
            /** @description What will be bought; no bids, vendors, or prices. */
            category: string;
            /** @enum {string} */
            band: "to_50k" | "to_250k" | "to_1m" | "to_5m" | "over_5m";
            year: number;
            /** @description 1 to 4, of the calendar year. */
            quarter: number;
            /**
             * @description The buyer’s slug or name; null where it is not said.
             * @default null
             */
            member?: string | null;
            /** @default  */
            note?: string;
        };
        ForwardContractChange: {
            /** @description What will be bought; no bids, vendors, or prices. */
            category?: string;
            /** @enum {string} */
            band?: "to_50k" | "to_250k" | "to_1m" | "to_5m" | "over_5m";
            year?: number;
            /** @description 1 to 4, of the calendar year. */
            quarter?: number;
            /** @description The buyer’s slug or name; null where it is not said. */
            member?: string | null;
            note?: string;
            /** @description The revision that was read. If somebody has changed the entry since, nothing is stored (409). */
            revision?: number;
        };
        StoredForwardContract: {
            /** Format: uuid */
            id: string;
            revision: number;
            /** @description What will be bought; no bids, vendors, or prices. */
            category: string;
            /** @enum {string} */
            band: "to_50k" | "to_250k" | "to_1m" | "to_5m" | "over_5m";
            year: number;
            /** @description 1 to 4, of the calendar year. */
            quarter: number;
            /** @description The buyer’s slug or name; null where it is not said. */
            member: string | null;
            note: string;
        };
        NewInvoice: {
            /** @description A member’s slug, the name of a member or partner, or “members”: each member of today that has none of the year yet. */
            organization: string;
            /** @description The fiscal year that it is for. */
            year: number;
            /** @default  */
            tier?: string;
            /** @description In the collaborative’s currency, with at most two decimals. */
            amount: number;
            /** Format: date */
            dueOn: string;
        };
        InvoiceChange: {
            /** @enum {string} */
            state: "issued" | "waived" | "void";
            /** @description Required to waive what is unpaid, or to declare it void. */
            reason?: string;
            /** @description The revision that was read; another one is refused (409). */
            revision?: number;
        };
        Invoice: {
            /** Format: uuid */
            id: string;
            revision: number;
            number: string;
            /** @description A member’s slug, or the name of a member or partner. */
            organization: string;
            /** @description The fiscal year that it is for. */
            year: number;
            tier: string;
            /** @description In the collaborative’s currency, with at most two decimals. */
            amount: number;
            /** Format: date */
            dueOn: string;
            /** @enum {string} */
            state: "draft" | "issued" | "part_paid" | "paid" | "overdue" | "waived" | "void";
            issuedOn: string | null;
            /** @description Why it is not asked for any more. */
            waived: string | null;
            /** @description Why it never should have been. */
            voided: string | null;
            paid: number;
            /** @description What is still to be paid. */
            open: number;
            payments: {
                /** Format: uuid */
                id: string;
                revision: number;
                amount: number;
                /** Format: date */
                paidOn: string;
            }[];
        };
        NewDuesPayment: {
            /**
             * Format: uuid
             * @description Id of the invoice.
             */
            invoice: string;
            /** @description In the collaborative’s currency, with at most two decimals. */
            amount: number;
            /** Format: date */
            paidOn: string;
        };
        StoredDuesPayment: {
            /** Format: uuid */
            id: string;
            revision: number;
            /**
             * Format: uuid
             * @description Id of the invoice.
             */
            invoice: string;
            /** @description In the collaborative’s currency, with at most two decimals. */
            amount: number;
            /** Format: date */
            paidOn: string;
        };
        NewInKindGift: {
            /** @description A member’s slug, or the name of a member or partner. */
            organization: string;
            what: string;
            /** @description In the collaborative’s currency, with at most two decimals. */
            value: number;
            /** @description How the value was found. */
            valued: string;
            /** Format: date */
            givenOn: string;
        };
        StoredInKindGift: {
            /** Format: uuid */
            id: string;
            revision: number;
            /** @description A member’s slug, or the name of a member or partner. */
            organization: string;
            what: string;
            /** @description In the collaborative’s currency, with at most two decimals. */
            value: number;
            /** @description How the value was found. */
            valued: string;
            /** Format: date */
            givenOn: string;
        };
        NewProposal: {
            /** @description A member’s slug, or the name of a member or partner. */
            organization: string;
            title: string;
            /** @default null */
            amount?: number | null;
        };
        ProposalChange: {
            /** @description Id of a decision that was taken and not replaced; null takes the citation back. */
            decision: string | null;
            /** @description The revision that was read. If somebody has changed it since, nothing is stored (409). */
            revision?: number;
        };
        StoredProposal: {
            /** Format: uuid */
            id: string;
            revision: number;
            /** @description A member’s slug, or the name of a member or partner. */
            organization: string;
            title: string;
            amount: number | null;
            /** @description Id of a decision that was taken and not replaced; null takes the citation back. */
            decision: string | null;
            /** @description 1 to 5, where the rule is criteria; null without a rating. */
            score: number | null;
            /** @description How many ratings count. */
            raters: number;
        };
        NewProposalRating: {
            /** Format: uuid */
            proposal: string;
            /**
             * Format: uuid
             * @description Id of the contact who rates; nobody rates their own organization’s proposal.
             */
            person: string;
            /** @description 1 to 5 for each criterion, in their order. */
            scores: number[];
        };
        /** @description Cash, fiscal year, and the rule of priorities. */
        MoneySettingsChange: {
            fiscalYearEndMonth?: number;
            /** @description Institutions see amounts. */
            opened?: boolean;
            /** @description What was counted on a day; null where it is not known. */
            cash?: {
                /** @description In the collaborative’s currency, with at most two decimals. */
                amount: number;
                /** Format: date */
                on: string;
            } | null;
            /** @enum {string} */
            rule?: "consensus" | "vote" | "criteria";
            criteria?: {
                name: string;
                weight: number;
            }[];
            /**
             * Format: uuid
             * @description The decision that adopts or revises the rule.
             */
            decision?: string;
            /** @description The revision that was read. If somebody has changed it since, nothing is stored (409). */
            revision?: number;
        };
        MoneySettings: {
            revision: number;
            fiscalYearEndMonth: number;
            /** @description Institutions see amounts. */
            opened: boolean;
            /** @description What was counted on a day; null where it is not known. */
            cash: {
                /** @description In the collaborative’s currency, with at most two decimals. */
                amount: number;
                /** Format: date */
                on: string;
            } | null;
            /** @description How it is decided what is funded first. */
            rule: ("consensus" | "vote" | "criteria") | null;
            criteria: {
                name: string;
                weight: number;
            }[];
        };
        FunderGrants: {
            /** @description A member’s slug, or the name of a member or partner. */
            organization: string;
            /** @description Slugs of the members that the funder also funds. */
            funded: string[];
        };
    };
    responses: {
        /** @description Nothing has changed since the response with this ETag. */
        NotModified: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The token is missing, unknown, expired, or revoked. */
        BadToken: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The token’s role does not allow this, or the token lacks the scope, which is named. */
        NotAllowed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such collaborative, or the token is for another one. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The first call with this Idempotency-Key is still running; nothing was stored. */
        KeyRunning: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request is invalid; nothing was stored. */
        Refused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is larger than 20 MB of CSV or 1 MB of JSON. */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description The collaborative’s short name, as in the addresses of its pages. */
        collaborative: string;
        /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
        idempotencyKey: string;
        /** @description The ETag of a response that the caller still has. */
        ifNoneMatch: string;
    };
    requestBodies: never;
    headers: {
        /** @description Send it back as If-None-Match; the response is 304 as long as nothing has changed. */
        ETag: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listMembers: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of a response that the caller still has. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The institutions */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example [
                     *       {
                     *         "slug": "college",
                     *         "name": "Member college",
                     *         "sector": "higher_education",
                     *         "joinedOn": "2000-01-01",
                     *         "leftOn": null,
                     *         "fiscalYearEndMonth": 12,
                     *         "baselineYear": null,
                     *         "absences": []
                     *       },
                     *       {
                     *         "slug": "river-hospital",
                     *         "name": "River Hospital",
                     *         "sector": "health_system",
                     *         "joinedOn": "2021-07-01",
                     *         "leftOn": null,
                     *         "fiscalYearEndMonth": 6,
                     *         "baselineYear": 2023,
                     *         "absences": []
                     *       }
                     *     ] */
                    "application/json": components["schemas"]["Member"][];
                    "text/csv": string;
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
        };
    };
    getMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of a response that the caller still has. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description The member’s short name: lowercase letters, digits, and single hyphens. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One institution */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "slug": "college",
                     *       "name": "Member college",
                     *       "sector": "higher_education",
                     *       "joinedOn": "2000-01-01",
                     *       "leftOn": null,
                     *       "fiscalYearEndMonth": 12,
                     *       "baselineYear": null,
                     *       "absences": []
                     *     } */
                    "application/json": components["schemas"]["Member"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
        };
    };
    putMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description The member’s short name: lowercase letters, digits, and single hyphens. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {
                 *       "name": "River Hospital",
                 *       "sector": "health_system",
                 *       "joinedOn": "2021-07-01",
                 *       "leftOn": null,
                 *       "fiscalYearEndMonth": 6,
                 *       "baselineYear": null,
                 *       "absences": []
                 *     } */
                "application/json": components["schemas"]["MemberBody"];
            };
        };
        responses: {
            /** @description Updated */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "slug": "river-hospital",
                     *       "name": "River Hospital",
                     *       "sector": "health_system",
                     *       "joinedOn": "2021-07-01",
                     *       "leftOn": null,
                     *       "fiscalYearEndMonth": 6,
                     *       "baselineYear": null,
                     *       "absences": []
                     *     } */
                    "application/json": components["schemas"]["Member"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["KeyRunning"];
            422: components["responses"]["Refused"];
        };
    };
    listPeople: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of a response that the caller still has. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who has which role, and who is invited (backbone staff) */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "people": [],
                     *       "invitations": []
                     *     } */
                    "application/json": components["schemas"]["People"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
        };
    };
    listContacts: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of a response that the caller still has. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who takes part for whom; addresses only of those whom this token may see them of */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example [
                     *       {
                     *         "id": "01a23160-a0cc-738f-b7a6-34e5c24d1ed6",
                     *         "name": "Person 1",
                     *         "organization": "Neighbors 0699649b-2108-4567-8157-a3ff529de77d",
                     *         "member": null,
                     *         "jobTitle": "",
                     *         "duty": null,
                     *         "email": null,
                     *         "phone": null,
                     *         "from": "2020-01-01",
                     *         "until": null
                     *       },
                     *       {
                     *         "id": "01a23160-a0cd-71a9-9354-72f81e5b9028",
                     *         "name": "Person 10",
                     *         "organization": "Neighbors 0699649b-2108-4567-8157-a3ff529de77d",
                     *         "member": null,
                     *         "jobTitle": "",
                     *         "duty": null,
                     *         "email": null,
                     *         "phone": null,
                     *         "from": "2020-01-01",
                     *         "until": null
                     *       }
                     *     ] */
                    "application/json": components["schemas"]["Contact"][];
                    "text/csv": string;
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
        };
    };
    getStakeholders: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of a response that the caller still has. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stakeholders with how they are engaged, and what is missing (backbone staff and conveners) */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "stakeholders": [
                     *         {
                     *           "id": "01a23160-6388-7322-9aec-d7adb8ca1f79",
                     *           "name": "Tenants",
                     *           "member": null,
                     *           "partner": null,
                     *           "interest": 3,
                     *           "influence": 1,
                     *           "speaks": true,
                     *           "engagement": "consulted",
                     *           "engagements": [
                     *             {
                     *               "engagement": "consulted",
                     *               "since": "2024-01-01"
                     *             }
                     *           ],
                     *           "assets": [],
                     *           "offers": ""
                     *         }
                     *       ],
                     *       "gaps": [
                     *         "Nobody who speaks for the people most affected has a voting seat.",
                     *         "Speaking for the people most affected, but at most consulted: Tenants.",
                     *         "Nobody offers people, place, knowledge, money, or purchasing."
                     *       ]
                     *     } */
                    "application/json": components["schemas"]["Stakeholders"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
        };
    };
    getProfile: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of a response that the caller still has. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the partnership is, who hosts it, its phase, and the steps of its path */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "purpose": "advocacy",
                     *       "otherPurposes": [],
                     *       "structure": null,
                     *       "compositions": [],
                     *       "levels": [],
                     *       "strategies": [],
                     *       "geography": "",
                     *       "nestsIn": "",
                     *       "vision": "",
                     *       "imperative": "",
                     *       "phase": {
                     *         "name": "implementing",
                     *         "since": "2024-01-01",
                     *         "contradictions": [
                     *           "no charter is in force",
                     *           "no shared goal is adopted",
                     *           "no initiative is running"
                     *         ]
                     *       },
                     *       "hosts": [],
                     *       "offers": [],
                     *       "path": [
                     *         {
                     *           "step": "initiator",
                     *           "state": "open",
                     *           "facts": [
                     *             "No initiator is named"
                     *           ],
                     *           "reason": null
                     *         },
                     *         {
                     *           "step": "talks",
                     *           "state": "open",
                     *           "facts": [
                     *             "0 of 3 members",
                     *             "0 of 2 community partners"
                     *           ],
                     *           "reason": null
                     *         }
                     *       ]
                     *     } */
                    "application/json": components["schemas"]["Profile"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
        };
    };
    listGifts: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of a response that the caller still has. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was given to networks, until when, and what was withdrawn; not the copies themselves */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example [
                     *       {
                     *         "id": "0190a0b0-0000-7000-8000-000000000002",
                     *         "network": "River cities",
                     *         "kind": "lesson",
                     *         "title": "How we count local",
                     *         "year": 2025,
                     *         "state": "given",
                     *         "givenOn": "2025-06-01",
                     *         "until": "2026-06-01",
                     *         "confirmedBy": "Rosa Diaz",
                     *         "decision": null,
                     *         "withdrawnOn": null
                     *       }
                     *     ] */
                    "application/json": components["schemas"]["Gift"][];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
        };
    };
    listReports: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of a response that the caller still has. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The reports that the token may read, newest first */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example [
                     *       {
                     *         "report": "for-internal",
                     *         "title": "For internal",
                     *         "year": 2024,
                     *         "audience": "internal",
                     *         "version": null,
                     *         "publishedAt": null,
                     *         "page": "/c/test-1/reports/for-internal"
                     *       },
                     *       {
                     *         "report": "for-members",
                     *         "title": "For members",
                     *         "year": 2024,
                     *         "audience": "members",
                     *         "version": null,
                     *         "publishedAt": null,
                     *         "page": "/c/test-1/reports/for-members"
                     *       }
                     *     ] */
                    "application/json": components["schemas"]["Report"][];
                    "text/csv": string;
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
        };
    };
    listReportVersions: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of a response that the caller still has. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description The report’s short name. */
                report: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The published versions of a report, the newest first */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example [
                     *       {
                     *         "version": 1,
                     *         "publishedAt": "2026-12-01T11:32:27.261Z",
                     *         "publishedBy": "Token “backbone token”",
                     *         "contentHash": "c873dea560a70659863738f5936963d339fbacc0d76667c80bc2d0be3234c7e1"
                     *       }
                     *     ] */
                    "application/json": components["schemas"]["ReportVersion"][];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
        };
    };
    publishReport: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description The report’s short name. */
                report: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {
                 *       "figures": "keep"
                 *     } */
                "application/json": components["schemas"]["PublishBody"];
            };
        };
        responses: {
            /** @description Published */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "version": 1,
                     *       "told": 0
                     *     } */
                    "application/json": components["schemas"]["PublishedReport"];
                };
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["KeyRunning"];
            422: components["responses"]["Refused"];
        };
    };
    getReportFile: {
        parameters: {
            query?: {
                /** @description The number of a published version; left out, the newest. */
                version?: number;
            };
            header?: never;
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description The report’s short name. */
                report: string;
                format: "pdf" | "xlsx" | "pptx" | "csv" | "zip" | "json";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    "application/vnd.openxmlformats-officedocument.presentationml.presentation": unknown;
                    "text/csv": unknown;
                    "application/zip": unknown;
                    "application/json": unknown;
                };
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description It cannot be made in this format; the words say why. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMeasures: {
        parameters: {
            query?: {
                /** @description With 1, all measures, each with `enabled`: whether it is in use. */
                all?: string;
            };
            header?: {
                /** @description The ETag of a response that the caller still has. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The measures that institutions report */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example [
                     *       {
                     *         "code": "new_hires",
                     *         "label": "New hires",
                     *         "unit": "count",
                     *         "kind": "flow",
                     *         "strategy": "workforce",
                     *         "partOf": null
                     *       },
                     *       {
                     *         "code": "impact_hires",
                     *         "label": "Impact hires",
                     *         "unit": "count",
                     *         "kind": "flow",
                     *         "strategy": "workforce",
                     *         "partOf": "new_hires"
                     *       }
                     *     ] */
                    "application/json": components["schemas"]["Measure"][];
                    "text/csv": string;
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
        };
    };
    putMeasure: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description Lowercase letters, digits, and underscores. It never changes and is never reused. */
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {
                 *       "label": "Apprentices",
                 *       "definition": "People in a registered apprenticeship.",
                 *       "unit": "count",
                 *       "kind": "flow",
                 *       "strategy": "workforce",
                 *       "partOf": "new_hires"
                 *     } */
                "application/json": components["schemas"]["MeasureBody"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "code": "apprentices",
                     *       "label": "Apprentices",
                     *       "unit": "count",
                     *       "kind": "flow",
                     *       "strategy": "workforce",
                     *       "partOf": "new_hires",
                     *       "definition": "People in a registered apprenticeship.",
                     *       "enabled": true
                     *     } */
                    "application/json": components["schemas"]["MeasureDefinition"];
                };
            };
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeasureDefinition"];
                };
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["KeyRunning"];
            422: components["responses"]["Refused"];
        };
    };
    putMetric: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description Lowercase letters, digits, and underscores. It never changes and is never reused. */
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {
                 *       "label": "Apprentices of hires",
                 *       "strategy": "workforce",
                 *       "kind": "share",
                 *       "span": "year",
                 *       "numerator": "apprentices",
                 *       "denominator": "new_hires"
                 *     } */
                "application/json": components["schemas"]["MetricBody"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "code": "apprentice_rate",
                     *       "label": "Apprentices of hires",
                     *       "strategy": "workforce",
                     *       "kind": "share",
                     *       "numerator": "apprentices",
                     *       "denominator": "new_hires",
                     *       "span": "year",
                     *       "enabled": true,
                     *       "shown": true,
                     *       "leads": false
                     *     } */
                    "application/json": components["schemas"]["MetricDefinition"];
                };
            };
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetricDefinition"];
                };
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["KeyRunning"];
            422: components["responses"]["Refused"];
        };
    };
    listDefinitions: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of a response that the caller still has. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every measure and metric with its definition or formula, switched off or not */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "measures": [
                     *         {
                     *           "code": "new_hires",
                     *           "label": "New hires",
                     *           "unit": "count",
                     *           "kind": "flow",
                     *           "strategy": "workforce",
                     *           "partOf": null,
                     *           "definition": "People who started work as employees during the year, full-time or part-time, in any job; count each person once. Leave out internal transfers, contractors and agency staff.",
                     *           "enabled": true
                     *         },
                     *         {
                     *           "code": "impact_hires",
                     *           "label": "Impact hires",
                     *           "unit": "count",
                     *           "kind": "flow",
                     *           "strategy": "workforce",
                     *           "partOf": "new_hires",
                     *           "definition": "New hires who meet three conditions at once: they live in a local, economically disadvantaged area, they came through an intentional pathway such as a training partner or pre-hire program, and their job needs less than a bachelor's degree. A hire who meets only one or two of the three does not count.",
                     *           "enabled": true
                     *         }
                     *       ],
                     *       "metrics": [
                     *         {
                     *           "code": "impact_hire_rate",
                     *           "label": "Impact hires as a share of new hires",
                     *           "strategy": "workforce",
                     *           "kind": "share",
                     *           "numerator": "impact_hires",
                     *           "denominator": "new_hires",
                     *           "span": "year",
                     *           "enabled": true,
                     *           "shown": true,
                     *           "leads": true
                     *         },
                     *         {
                     *           "code": "impact_hire_retention",
                     *           "label": "Twelve-month retention of impact hires",
                     *           "strategy": "workforce",
                     *           "kind": "share",
                     *           "numerator": "impact_hires_kept_12m",
                     *           "denominator": "impact_hires_due_12m",
                     *           "span": "year",
                     *           "enabled": true,
                     *           "shown": true,
                     *           "leads": false
                     *         }
                     *       ]
                     *     } */
                    "application/json": components["schemas"]["Definitions"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
        };
    };
    listAreas: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of a response that the caller still has. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The focus areas: lists of codes that count as local, each from a reporting year on */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example [
                     *       {
                     *         "code": "focus",
                     *         "label": "Focus area",
                     *         "unit": "zip",
                     *         "within": null,
                     *         "measures": [],
                     *         "versions": [
                     *           {
                     *             "fromYear": 2024,
                     *             "recountedFrom": null,
                     *             "source": "City",
                     *             "rule": "",
                     *             "codes": [
                     *               "21201"
                     *             ],
                     *             "crosswalk": false
                     *           }
                     *         ]
                     *       }
                     *     ] */
                    "application/json": components["schemas"]["Area"][];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
        };
    };
    putArea: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description Lowercase letters, digits, and underscores. It never changes and is never reused. */
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {
                 *       "label": "Focus",
                 *       "unit": "zip",
                 *       "fromYear": 2024,
                 *       "source": "City",
                 *       "codes": [
                 *         "21201"
                 *       ]
                 *     } */
                "application/json": components["schemas"]["AreaBody"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "code": "focus",
                     *       "label": "Focus",
                     *       "unit": "zip",
                     *       "within": null,
                     *       "measures": [],
                     *       "versions": [
                     *         {
                     *           "fromYear": 2024,
                     *           "recountedFrom": null,
                     *           "source": "City",
                     *           "rule": "",
                     *           "codes": [
                     *             "21201"
                     *           ],
                     *           "crosswalk": false
                     *         }
                     *       ]
                     *     } */
                    "application/json": components["schemas"]["Area"];
                };
            };
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Area"];
                };
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["KeyRunning"];
            422: components["responses"]["Refused"];
        };
    };
    removeArea: {
        parameters: {
            query?: {
                /** @description Only the list that applies from this year on; without it, the whole area. */
                fromYear?: number;
            };
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["KeyRunning"];
            422: components["responses"]["Refused"];
        };
    };
    listObservations: {
        parameters: {
            query?: {
                /** @description Only values of this year. */
                year?: number;
                /** @description Only this member (its short name). */
                member?: string;
                /** @description Only this measure or share metric (its code). */
                measure?: string;
                /** @description The format of the response; left out, what `Accept` asks for. */
                format?: "json" | "csv";
                /** @description At most so many rows; `Link` in the answer leads to the next ones. */
                limit?: number;
                /** @description The cursor in that link. */
                after?: string;
            };
            header?: {
                /** @description The ETag of a response that the caller still has. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stored values, one per row; the CSV can be sent back unchanged */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example [
                     *       {
                     *         "member": "college",
                     *         "measure": "new_hires",
                     *         "year": 2022,
                     *         "value": 200,
                     *         "dimension": null,
                     *         "category": null,
                     *         "state": "value",
                     *         "note": null,
                     *         "source": null,
                     *         "status": "draft",
                     *         "periodStart": "2022-01-01",
                     *         "periodEnd": "2022-12-31",
                     *         "transitionMonths": null
                     *       },
                     *       {
                     *         "member": "college",
                     *         "measure": "impact_hires",
                     *         "year": 2022,
                     *         "value": 20,
                     *         "dimension": null,
                     *         "category": null,
                     *         "state": "value",
                     *         "note": null,
                     *         "source": null,
                     *         "status": "draft",
                     *         "periodStart": "2022-01-01",
                     *         "periodEnd": "2022-12-31",
                     *         "transitionMonths": null
                     *       }
                     *     ] */
                    "application/json": components["schemas"]["Observation"][];
                    "text/csv": string;
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
        };
    };
    sendObservations: {
        parameters: {
            query?: {
                /** @description Why values change. Required for verified values. */
                reason?: string;
                /** @description With 1, stores nothing and answers what each row would change, with every fault. */
                dryRun?: string;
                /** @description With rollup, `changed` holds the totals, metrics, and goals that the changed values feed, by year. */
                answer?: "rollup";
            };
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example [
                 *       {
                 *         "member": "college",
                 *         "measure": "new_hires",
                 *         "year": 2022,
                 *         "value": 200
                 *       },
                 *       {
                 *         "member": "college",
                 *         "measure": "impact_hires",
                 *         "year": 2022,
                 *         "value": 20
                 *       }
                 *     ] */
                "application/json": components["schemas"]["ObservationBody"][] | components["schemas"]["FileWithMapping"];
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description A CSV or XLSX file as it is.
                     */
                    file: string;
                    /** @description The mapping as JSON; without one, what can be read for certain. */
                    mapping?: string;
                };
                "text/csv": string;
            };
        };
        responses: {
            /** @description Number of values stored; with `answer=rollup`, also the figures they feed; with `dryRun=1`, what would change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "created": 9,
                     *       "changed": 0,
                     *       "unchanged": 0
                     *     } */
                    "application/json": components["schemas"]["Stored"] | components["schemas"]["DryRun"] | components["schemas"]["StoredWithFigures"];
                };
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["KeyRunning"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
        };
    };
    getRollup: {
        parameters: {
            query: {
                /** @description The reporting year. */
                year: number;
                /** @description 1 adds what each figure is made of. */
                explain?: "1";
                /** @description 0 leaves the members’ figures out. */
                members?: "0" | "1";
            };
            header?: {
                /** @description The ETag of a response that the caller still has. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Totals, shares, changes, and coverage of one year */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "collaborative": "test-1",
                     *       "year": 2024,
                     *       "totals": [
                     *         {
                     *           "measure": "new_hires",
                     *           "value": 200,
                     *           "reporting": 1,
                     *           "expected": 2,
                     *           "complete": true,
                     *           "coverage": {
                     *             "reporting": 1,
                     *             "expected": 2
                     *           },
                     *           "comparability": "same",
                     *           "sinceBaseline": {
                     *             "value": 400,
                     *             "complete": true,
                     *             "lowestCoverage": {
                     *               "year": 2024,
                     *               "reporting": 1,
                     *               "expected": 2
                     *             }
                     *           },
                     *           "sinceBaselineComparability": "same",
                     *           "withheld": null
                     *         },
                     *         {
                     *           "measure": "impact_hires",
                     *           "value": 20,
                     *           "reporting": 1,
                     *           "expected": 2,
                     *           "complete": true,
                     *           "coverage": {
                     *             "reporting": 1,
                     *             "expected": 2
                     *           },
                     *           "comparability": "same",
                     *           "sinceBaseline": {
                     *             "value": 30,
                     *             "complete": true,
                     *             "lowestCoverage": {
                     *               "year": 2024,
                     *               "reporting": 1,
                     *               "expected": 2
                     *             }
                     *           },
                     *           "sinceBaselineComparability": "same",
                     *           "withheld": null
                     *         }
                     *       ],
                     *       "metrics": [
                     *         {
                     *           "metric": "impact_hire_rate",
                     *           "strategy": "workforce",
                     *           "kind": "share",
                     *           "value": 0.1,
                     *           "numerator": 20,
                     *           "denominator": 200,
                     *           "reporting": 1,
                     *           "expected": 2,
                     *           "complete": true,
                     *           "coverage": {
                     *             "reporting": 1,
                     *             "expected": 2
                     *           },
                     *           "comparability": "same",
                     *           "shareOnly": 1,
                     *           "change": {
                     *             "value": 0,
                     *             "cohort": 1,
                     *             "baselineValue": 0.1
                     *           },
                     *           "changeComparability": "same",
                     *           "changeWithheld": null,
                     *           "withheld": null
                     *         },
                     *         {
                     *           "metric": "impact_hire_retention",
                     *           "strategy": "workforce",
                     *           "kind": "share",
                     *           "value": null,
                     *           "numerator": 0,
                     *           "denominator": 0,
                     *           "reporting": 0,
                     *           "expected": 2,
                     *           "complete": true,
                     *           "coverage": {
                     *             "reporting": 0,
                     *             "expected": 2
                     *           },
                     *           "comparability": null,
                     *           "shareOnly": 0,
                     *           "change": null,
                     *           "changeComparability": null,
                     *           "changeWithheld": null,
                     *           "withheld": null
                     *         }
                     *       ],
                     *       "members": [
                     *         {
                     *           "member": "college",
                     *           "metrics": [
                     *             {
                     *               "metric": "impact_hire_rate",
                     *               "value": 0.1,
                     *               "numerator": 20,
                     *               "denominator": 200,
                     *               "state": "value"
                     *             },
                     *             {
                     *               "metric": "impact_hire_retention",
                     *               "value": null,
                     *               "numerator": null,
                     *               "denominator": null,
                     *               "state": "missing"
                     *             }
                     *           ]
                     *         },
                     *         {
                     *           "member": "river-hospital",
                     *           "metrics": [
                     *             {
                     *               "metric": "impact_hire_rate",
                     *               "value": 0.25,
                     *               "numerator": null,
                     *               "denominator": null,
                     *               "state": "share_only"
                     *             },
                     *             {
                     *               "metric": "impact_hire_retention",
                     *               "value": null,
                     *               "numerator": null,
                     *               "denominator": null,
                     *               "state": "missing"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     } */
                    "application/json": components["schemas"]["Rollup"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
        };
    };
    listYears: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of a response that the caller still has. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The years that were opened for numbers, newest first, and how far they are */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example [
                     *       {
                     *         "year": 2024,
                     *         "state": "open",
                     *         "dueOn": "2025-03-01",
                     *         "members": 2,
                     *         "submitted": 0,
                     *         "verified": 0
                     *       }
                     *     ] */
                    "application/json": components["schemas"]["CollectedYear"][];
                    "text/csv": string;
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
        };
    };
    getStatus: {
        parameters: {
            query: {
                /** @description The reporting year. */
                year: number;
            };
            header?: {
                /** @description The ETag of a response that the caller still has. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who owes which numbers of one year */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "year": 2024,
                     *       "state": "open",
                     *       "dueOn": "2025-03-01",
                     *       "members": [
                     *         {
                     *           "member": "college",
                     *           "dueOn": "2025-03-01",
                     *           "late": true,
                     *           "state": "late",
                     *           "asked": 14,
                     *           "answered": 4,
                     *           "questions": 0,
                     *           "changed": 0,
                     *           "withoutAgreement": false,
                     *           "strategies": [
                     *             {
                     *               "strategy": "workforce",
                     *               "state": "late",
                     *               "missing": [
                     *                 "impact_hires_due_12m",
                     *                 "impact_hires_kept_12m",
                     *                 "living_wage_employees",
                     *                 "frontline_employees",
                     *                 "frontline_promotions",
                     *                 "pathway_participants",
                     *                 "pathway_completions",
                     *                 "pathway_placements",
                     *                 "site_hours",
                     *                 "local_site_hours"
                     *               ]
                     *             },
                     *             {
                     *               "strategy": "purchasing",
                     *               "state": "not_asked",
                     *               "missing": []
                     *             }
                     *           ]
                     *         },
                     *         {
                     *           "member": "river-hospital",
                     *           "dueOn": "2025-03-01",
                     *           "late": true,
                     *           "state": "late",
                     *           "asked": 14,
                     *           "answered": 0,
                     *           "questions": 0,
                     *           "changed": 0,
                     *           "withoutAgreement": false,
                     *           "strategies": [
                     *             {
                     *               "strategy": "workforce",
                     *               "state": "late",
                     *               "missing": [
                     *                 "new_hires",
                     *                 "impact_hires",
                     *                 "impact_hires_due_12m",
                     *                 "impact_hires_kept_12m",
                     *                 "employees",
                     *                 "local_employees",
                     *                 "living_wage_employees",
                     *                 "frontline_employees",
                     *                 "frontline_promotions",
                     *                 "pathway_participants",
                     *                 "pathway_completions",
                     *                 "pathway_placements",
                     *                 "site_hours",
                     *                 "local_site_hours"
                     *               ]
                     *             },
                     *             {
                     *               "strategy": "purchasing",
                     *               "state": "not_asked",
                     *               "missing": []
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     } */
                    "application/json": components["schemas"]["Status"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
        };
    };
    changeYear: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description The reporting year. */
                year: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {
                 *       "state": "closed",
                 *       "evenIfOpen": true
                 *     } */
                "application/json": components["schemas"]["YearChange"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "year": 2020,
                     *       "state": "closed",
                     *       "dueOn": null,
                     *       "members": 0,
                     *       "submitted": 0,
                     *       "verified": 0
                     *     } */
                    "application/json": components["schemas"]["CollectedYear"];
                };
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["KeyRunning"];
            422: components["responses"]["Refused"];
        };
    };
    listActivity: {
        parameters: {
            query?: {
                /** @description The cursor in the link to the next page. */
                after?: string;
            };
            header?: {
                /** @description The ETag of a response that the caller still has. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who changed how much of what, newest first, 30 entries a page */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example [
                     *       {
                     *         "id": "01a2315f-d1cb-7753-8fc3-f2c31c0262e3",
                     *         "at": "2026-12-01T11:31:32Z",
                     *         "actor": "Command line",
                     *         "reason": null,
                     *         "fileName": null,
                     *         "counts": [
                     *           {
                     *             "subject": "api_token",
                     *             "added": 1,
                     *             "changed": 0,
                     *             "removed": 0
                     *           }
                     *         ]
                     *       },
                     *       {
                     *         "id": "01a2315f-d002-71f8-8b78-ea7580935281",
                     *         "at": "2026-12-01T11:31:32Z",
                     *         "actor": "Command line",
                     *         "reason": null,
                     *         "fileName": null,
                     *         "counts": [
                     *           {
                     *             "subject": "api_token",
                     *             "added": 1,
                     *             "changed": 0,
                     *             "removed": 0
                     *           }
                     *         ]
                     *       }
                     *     ] */
                    "application/json": components["schemas"]["Activity"][];
                    "text/csv": string;
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
        };
    };
    listGoals: {
        parameters: {
            query: {
                /** @description The reporting year. */
                year: number;
            };
            header?: {
                /** @description The ETag of a response that the caller still has. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The goals and the progress of each in one year */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example [
                     *       {
                     *         "id": "01a23160-a35c-72da-839b-f304e952ab72",
                     *         "revision": 3,
                     *         "level": "collaborative",
                     *         "strategy": "workforce",
                     *         "statement": "Hire nearby.",
                     *         "state": "closed",
                     *         "rollsUpTo": null,
                     *         "member": null,
                     *         "target": null,
                     *         "startYear": null,
                     *         "targetYear": null,
                     *         "milestones": [],
                     *         "baseline": null,
                     *         "value": null,
                     *         "targetValue": null,
                     *         "expected": null,
                     *         "attainment": null,
                     *         "status": "no_data",
                     *         "statusYear": null,
                     *         "why": null,
                     *         "forecast": null,
                     *         "complete": true,
                     *         "coverage": null,
                     *         "clauses": [],
                     *         "members": [],
                     *         "smartie": {
                     *           "S": {
                     *             "verdict": "missing",
                     *             "why": "It does not say for whom or where."
                     *           },
                     *           "M": {
                     *             "verdict": "missing",
                     *             "why": "It has no target yet."
                     *           },
                     *           "A": {
                     *             "verdict": "missing",
                     *             "why": "It has no target that can be computed yet."
                     *           },
                     *           "R": {
                     *             "verdict": "missing",
                     *             "why": "It has no target that can be computed yet."
                     *           },
                     *           "T": {
                     *             "verdict": "missing",
                     *             "why": "It has no years yet."
                     *           },
                     *           "I": {
                     *             "verdict": "missing",
                     *             "why": "It does not say which of the people concerned were consulted."
                     *           },
                     *           "E": {
                     *             "verdict": "missing",
                     *             "why": "It does not name the disparity it is meant to close."
                     *           }
                     *         }
                     *       }
                     *     ] */
                    "application/json": components["schemas"]["Goal"][];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
        };
    };
    addGoal: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {
                 *       "strategy": "workforce",
                 *       "statement": "Hire nearby."
                 *     } */
                "application/json": components["schemas"]["NewGoal"];
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "id": "01a23160-a35c-72da-839b-f304e952ab72",
                     *       "revision": 1,
                     *       "state": "draft",
                     *       "strategy": "workforce",
                     *       "statement": "Hire nearby.",
                     *       "population": "",
                     *       "geography": "",
                     *       "target": null,
                     *       "startYear": null,
                     *       "targetYear": null,
                     *       "milestones": [],
                     *       "owner": "",
                     *       "resources": "",
                     *       "consultedWho": "",
                     *       "consultedWhen": "",
                     *       "disparity": "",
                     *       "breakdown": null,
                     *       "rollsUpTo": null,
                     *       "member": null,
                     *       "lacking": [
                     *         "S",
                     *         "M",
                     *         "A",
                     *         "R",
                     *         "T",
                     *         "I",
                     *         "E"
                     *       ]
                     *     } */
                    "application/json": components["schemas"]["StoredGoal"];
                };
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["KeyRunning"];
            422: components["responses"]["Refused"];
        };
    };
    removeGoal: {
        parameters: {
            query?: {
                /** @description The revision that was read. If somebody has changed it since, nothing is removed (409). */
                revision?: number;
            };
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description The goal’s id. */
                goal: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description Somebody changed it since the revision that was sent; nothing was removed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Refused"];
        };
    };
    changeGoal: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description The goal’s id. */
                goal: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {
                 *       "owner": "The council"
                 *     } */
                "application/json": components["schemas"]["GoalChange"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "id": "01a23160-a35c-72da-839b-f304e952ab72",
                     *       "revision": 2,
                     *       "state": "draft",
                     *       "strategy": "workforce",
                     *       "statement": "Hire nearby.",
                     *       "population": "",
                     *       "geography": "",
                     *       "target": null,
                     *       "startYear": null,
                     *       "targetYear": null,
                     *       "milestones": [],
                     *       "owner": "The council",
                     *       "resources": "",
                     *       "consultedWho": "",
                     *       "consultedWhen": "",
                     *       "disparity": "",
                     *       "breakdown": null,
                     *       "rollsUpTo": null,
                     *       "member": null,
                     *       "lacking": [
                     *         "S",
                     *         "M",
                     *         "A",
                     *         "R",
                     *         "T",
                     *         "I",
                     *         "E"
                     *       ]
                     *     } */
                    "application/json": components["schemas"]["StoredGoal"];
                };
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description Somebody has changed it since the revision that was sent; nothing was stored. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Refused"];
        };
    };
    stepGoal: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description The goal’s id. */
                goal: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {
                 *       "state": "closed",
                 *       "reason": "Done"
                 *     } */
                "application/json": components["schemas"]["GoalStep"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "id": "01a23160-a35c-72da-839b-f304e952ab72",
                     *       "revision": 3,
                     *       "state": "closed",
                     *       "strategy": "workforce",
                     *       "statement": "Hire nearby.",
                     *       "population": "",
                     *       "geography": "",
                     *       "target": null,
                     *       "startYear": null,
                     *       "targetYear": null,
                     *       "milestones": [],
                     *       "owner": "The council",
                     *       "resources": "",
                     *       "consultedWho": "",
                     *       "consultedWhen": "",
                     *       "disparity": "",
                     *       "breakdown": null,
                     *       "rollsUpTo": null,
                     *       "member": null,
                     *       "lacking": [
                     *         "S",
                     *         "M",
                     *         "A",
                     *         "R",
                     *         "T",
                     *         "I",
                     *         "E"
                     *       ]
                     *     } */
                    "application/json": components["schemas"]["StoredGoal"];
                };
            };
            /** @description It cannot be adopted yet: `errors` names each letter that is missing, and why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description Somebody has changed it since the revision that was sent; nothing was stored. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Refused"];
        };
    };
    listIndicators: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of a response that the caller still has. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The community indicators with their values by year */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example [
                     *       {
                     *         "id": "01a2315f-860b-746c-81ef-877230f4706a",
                     *         "code": "unemployment_focus",
                     *         "label": "Unemployment in the focus area",
                     *         "unit": "percent",
                     *         "per": null,
                     *         "wanted": "down",
                     *         "pooledYears": 1,
                     *         "source": "",
                     *         "values": []
                     *       },
                     *       {
                     *         "id": "01a2315f-860b-746c-81ef-8a2165091232",
                     *         "code": "unemployment_reference",
                     *         "label": "Unemployment in the city or state",
                     *         "unit": "percent",
                     *         "per": null,
                     *         "wanted": "down",
                     *         "pooledYears": 1,
                     *         "source": "",
                     *         "values": []
                     *       }
                     *     ] */
                    "application/json": components["schemas"]["Indicator"][];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
        };
    };
    putIndicator: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description Lowercase letters, digits, and underscores. It never changes and is never reused. */
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {
                 *       "label": "Years of life",
                 *       "unit": "years",
                 *       "wanted": "up",
                 *       "values": [
                 *         {
                 *           "year": 2023,
                 *           "value": 74.2,
                 *           "margin": 0.6,
                 *           "source": "County, focus area"
                 *         }
                 *       ]
                 *     } */
                "application/json": components["schemas"]["IndicatorBody"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "id": "01a23160-7e73-7459-b874-978a51f45515",
                     *       "code": "years_of_life",
                     *       "label": "Years of life",
                     *       "unit": "years",
                     *       "per": null,
                     *       "wanted": "up",
                     *       "pooledYears": 1,
                     *       "source": "",
                     *       "values": [
                     *         {
                     *           "year": 2023,
                     *           "value": 74.2,
                     *           "margin": 0.6,
                     *           "origin": "hand",
                     *           "source": "County, focus area",
                     *           "preliminary": false
                     *         }
                     *       ]
                     *     } */
                    "application/json": components["schemas"]["Indicator"];
                };
            };
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Indicator"];
                };
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["KeyRunning"];
            422: components["responses"]["Refused"];
        };
    };
    listResults: {
        parameters: {
            query: {
                /** @description The reporting year. */
                year: number;
            };
            header?: {
                /** @description The ETag of a response that the caller still has. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The results: their curves, stories, and the status of their goals in one year */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example [
                     *       {
                     *         "id": "01a23160-ad3e-7330-8ca8-2034c3d0d1ec",
                     *         "sentence": "People have work.",
                     *         "lead": "",
                     *         "partners": "",
                     *         "indicators": [
                     *           {
                     *             "code": "unemployment_focus",
                     *             "curve": "too_early",
                     *             "year": null,
                     *             "value": null,
                     *             "margin": null,
                     *             "startYear": null,
                     *             "line": null,
                     *             "difference": null,
                     *             "marginUnknown": false,
                     *             "stories": [
                     *               {
                     *                 "year": 2024,
                     *                 "helps": "The bus",
                     *                 "hinders": "",
                     *                 "proposed": "",
                     *                 "saidBy": "Residents"
                     *               }
                     *             ]
                     *           }
                     *         ],
                     *         "goals": [],
                     *         "initiatives": []
                     *       }
                     *     ] */
                    "application/json": components["schemas"]["Result"][];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
        };
    };
    addResult: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {
                 *       "sentence": "People here live as long as those downtown.",
                 *       "indicators": [
                 *         "years_of_life"
                 *       ]
                 *     } */
                "application/json": components["schemas"]["NewResult"];
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "id": "01a23160-8409-7459-9454-ff77a0a6430d",
                     *       "sentence": "People here live as long as those downtown.",
                     *       "lead": "",
                     *       "partners": "",
                     *       "indicators": [
                     *         "years_of_life"
                     *       ],
                     *       "goals": []
                     *     } */
                    "application/json": components["schemas"]["StoredResult"];
                };
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["KeyRunning"];
            422: components["responses"]["Refused"];
        };
    };
    removeResult: {
        parameters: {
            query?: {
                /** @description The revision that was read. If somebody has changed it since, nothing is removed (409). */
                revision?: number;
            };
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description The result’s id. */
                result: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description Somebody changed it since the revision that was sent; nothing was removed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Refused"];
        };
    };
    changeResult: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description The result’s id. */
                result: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {
                 *       "lead": "The county"
                 *     } */
                "application/json": components["schemas"]["ResultChange"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "id": "01a23160-8481-70b2-abd4-c4e21bfe9405",
                     *       "sentence": "People here live as long as those downtown.",
                     *       "lead": "The county",
                     *       "partners": "",
                     *       "indicators": [
                     *         "years_of_life"
                     *       ],
                     *       "goals": []
                     *     } */
                    "application/json": components["schemas"]["StoredResult"];
                };
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description Somebody changed it at the same time; nothing was stored. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Refused"];
        };
    };
    getOutcomes: {
        parameters: {
            query: {
                /** @description The reporting year. */
                year: number;
            };
            header?: {
                /** @description The ETag of a response that the caller still has. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What has changed: outcomes, stories whose consent holds, and contributions with grades in one year */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "outcomes": [
                     *         {
                     *           "id": "01a2315f-bc89-720f-9bf3-615ff956dfa1",
                     *           "state": "checked",
                     *           "domain": "community",
                     *           "who": "Tenants",
                     *           "organization": null,
                     *           "what": "Send two of their own to every meeting.",
                     *           "change": null,
                     *           "happenedOn": "2024-05-01",
                     *           "place": "",
                     *           "matters": "Plans used to be ready before.",
                     *           "contribution": "We pay for their time.",
                     *           "planned": true,
                     *           "good": true,
                     *           "initiatives": [],
                     *           "goals": [],
                     *           "results": [],
                     *           "evidence": [
                     *             {
                     *               "kind": "link",
                     *               "text": "Minutes",
                     *               "url": "https://example.org/minutes"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "stories": [
                     *         {
                     *           "id": "01a2315f-bea0-75ad-b12d-8448a956b760",
                     *           "title": "At the table",
                     *           "words": "They listened.",
                     *           "name": null,
                     *           "place": null,
                     *           "state": "checked",
                     *           "outcome": "01a2315f-bc89-720f-9bf3-615ff956dfa1"
                     *         }
                     *       ],
                     *       "contributions": []
                     *     } */
                    "application/json": components["schemas"]["Outcomes"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
        };
    };
    getContinuum: {
        parameters: {
            query: {
                /** @description The reporting year. */
                year: number;
            };
            header?: {
                /** @description The ETag of a response that the caller still has. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stages of members and backbone on the Continuum of Progress in one year */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "collaborative": "test-1",
                     *       "year": 2024,
                     *       "subjects": [
                     *         {
                     *           "subject": "college",
                     *           "kind": "member",
                     *           "stages": {
                     *             "anchor_mission_mindset": null,
                     *             "mutual_understanding": null,
                     *             "shared_language": 1,
                     *             "goals_and_strategy": null,
                     *             "member_mindset": null
                     *           },
                     *           "submitted": [],
                     *           "stageReached": null,
                     *           "progressIndex": 0.3333333333333333,
                     *           "rated": 1,
                     *           "of": 5,
                     *           "wanted": {
                     *             "shared_language": null
                     *           }
                     *         },
                     *         {
                     *           "subject": "river-hospital",
                     *           "kind": "member",
                     *           "stages": {
                     *             "anchor_mission_mindset": null,
                     *             "mutual_understanding": null,
                     *             "shared_language": null,
                     *             "goals_and_strategy": null,
                     *             "member_mindset": null
                     *           },
                     *           "submitted": [],
                     *           "stageReached": null,
                     *           "progressIndex": null,
                     *           "rated": 0,
                     *           "of": 5,
                     *           "wanted": {}
                     *         }
                     *       ],
                     *       "practices": [
                     *         {
                     *           "practice": "anchor_mission_mindset",
                     *           "counts": {
                     *             "0": 0,
                     *             "1": 0,
                     *             "2": 0,
                     *             "3": 0,
                     *             "unrated": 2
                     *           },
                     *           "median": null,
                     *           "withheld": null
                     *         },
                     *         {
                     *           "practice": "mutual_understanding",
                     *           "counts": {
                     *             "0": 0,
                     *             "1": 0,
                     *             "2": 0,
                     *             "3": 0,
                     *             "unrated": 2
                     *           },
                     *           "median": null,
                     *           "withheld": null
                     *         }
                     *       ]
                     *     } */
                    "application/json": components["schemas"]["Continuum"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
        };
    };
    rateSubject: {
        parameters: {
            query: {
                /** @description The reporting year. */
                year: number;
                /** @description Whose view it is; left out, the usual one of the token’s role. */
                rater?: "agreed" | "backbone" | "self";
            };
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description A member’s short name, or `backbone`. */
                subject: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {
                 *       "ratings": [
                 *         {
                 *           "practice": "shared_language",
                 *           "stage": 1,
                 *           "evidence": "A talk"
                 *         }
                 *       ]
                 *     } */
                "application/json": components["schemas"]["RatingsBody"];
            };
        };
        responses: {
            /** @description Stored */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "submitted": 1,
                     *       "revisions": {
                     *         "shared_language": 1
                     *       }
                     *     } */
                    "application/json": components["schemas"]["StoredRatings"];
                };
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description Somebody has rated it since the revision that was sent; nothing was stored. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Refused"];
        };
    };
    listInitiatives: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of a response that the caller still has. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Programs and pilots, with how each is doing */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example [
                     *       {
                     *         "id": "0190a0b0-0000-7000-8000-000000000001",
                     *         "name": "Nurse pathways",
                     *         "about": null,
                     *         "strategy": "workforce",
                     *         "lead": {
                     *           "name": "St. Mary",
                     *           "member": "st-mary"
                     *         },
                     *         "organizations": [
                     *           "The community college"
                     *         ],
                     *         "goals": [],
                     *         "startsOn": "2025-01-01",
                     *         "endsOn": null,
                     *         "stage": "running",
                     *         "why": null,
                     *         "health": "moving",
                     *         "milestones": [
                     *           {
                     *             "title": "First cohort",
                     *             "dueOn": "2025-09-01",
                     *             "doneOn": "2025-08-28"
                     *           }
                     *         ],
                     *         "openActions": 2,
                     *         "lateActions": 0,
                     *         "changedOn": "2025-10-02"
                     *       }
                     *     ] */
                    "application/json": components["schemas"]["Initiative"][];
                    "text/csv": string;
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
        };
    };
    listActions: {
        parameters: {
            query?: {
                /** @description Only actions in this state; late are those unfinished after their due date. */
                state?: "unfinished" | "late" | "open" | "blocked" | "done" | "dropped";
                /** @description Only those of this member’s people (its short name). */
                member?: string;
            };
            header?: {
                /** @description The ETag of a response that the caller still has. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What people promised, and how it stands */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example [
                     *       {
                     *         "id": "01a23160-a9e5-7390-8790-19965232d634",
                     *         "title": "Call the city",
                     *         "owner": {
                     *           "id": "0849f24b-b773-4b41-8a7e-431dfb99c092",
                     *           "name": "Rosa Diaz",
                     *           "organization": "Member college",
                     *           "member": "college"
                     *         },
                     *         "dueOn": "2026-04-30",
                     *         "firstDueOn": "2026-03-31",
                     *         "moves": 1,
                     *         "state": "open",
                     *         "doneOn": null,
                     *         "note": null,
                     *         "daysLate": 215,
                     *         "origin": "other",
                     *         "initiative": null,
                     *         "goal": null,
                     *         "changedAt": "2026-12-01T11:32:28Z"
                     *       }
                     *     ] */
                    "application/json": components["schemas"]["Action"][];
                    "text/csv": string;
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
        };
    };
    addAction: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {
                 *       "title": "Call the city",
                 *       "owner": "Rosa Diaz",
                 *       "dueOn": "2026-03-31"
                 *     } */
                "application/json": components["schemas"]["NewAction"];
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "id": "01a23160-a9e5-7390-8790-19965232d634",
                     *       "title": "Call the city",
                     *       "owner": {
                     *         "id": "0849f24b-b773-4b41-8a7e-431dfb99c092",
                     *         "name": "Rosa Diaz",
                     *         "organization": "Member college",
                     *         "member": "college"
                     *       },
                     *       "dueOn": "2026-03-31",
                     *       "firstDueOn": "2026-03-31",
                     *       "moves": 0,
                     *       "state": "open",
                     *       "doneOn": null,
                     *       "note": null,
                     *       "daysLate": 245,
                     *       "origin": "other",
                     *       "initiative": null,
                     *       "goal": null,
                     *       "changedAt": "2026-12-01T11:32:28Z"
                     *     } */
                    "application/json": components["schemas"]["Action"];
                };
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["KeyRunning"];
            422: components["responses"]["Refused"];
        };
    };
    changeAction: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description The action’s id. */
                action: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {
                 *       "dueOn": "2026-04-30"
                 *     } */
                "application/json": components["schemas"]["ActionChange"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "id": "01a23160-a9e5-7390-8790-19965232d634",
                     *       "title": "Call the city",
                     *       "owner": {
                     *         "id": "0849f24b-b773-4b41-8a7e-431dfb99c092",
                     *         "name": "Rosa Diaz",
                     *         "organization": "Member college",
                     *         "member": "college"
                     *       },
                     *       "dueOn": "2026-04-30",
                     *       "firstDueOn": "2026-03-31",
                     *       "moves": 1,
                     *       "state": "open",
                     *       "doneOn": null,
                     *       "note": null,
                     *       "daysLate": 215,
                     *       "origin": "other",
                     *       "initiative": null,
                     *       "goal": null,
                     *       "changedAt": "2026-12-01T11:32:28Z"
                     *     } */
                    "application/json": components["schemas"]["Action"];
                };
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description Somebody changed it at the same time; nothing was stored. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Refused"];
        };
    };
    listMeetings: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of a response that the caller still has. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The meetings of the bodies that the token may read of, latest first */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example [
                     *       {
                     *         "id": "01a2315f-b5ae-7455-9a4b-207bcd012ed6",
                     *         "body": {
                     *           "id": "01a2315f-b56b-7291-9cc2-8ab1c1d46212",
                     *           "name": "Council"
                     *         },
                     *         "title": "",
                     *         "day": "2026-03-10",
                     *         "startsAt": null,
                     *         "timeZone": "UTC",
                     *         "lengthMinutes": 60,
                     *         "place": "",
                     *         "state": "planned",
                     *         "items": 1
                     *       }
                     *     ] */
                    "application/json": components["schemas"]["Meeting"][];
                    "text/csv": string;
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
        };
    };
    listDecisions: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of a response that the caller still has. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The decisions that the token may read, newest first, each as it stands today */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example [
                     *       {
                     *         "id": "01a2315f-b65e-768a-95fb-4ed585c896af",
                     *         "number": null,
                     *         "text": "Open it",
                     *         "body": {
                     *           "id": "01a2315f-b56b-7291-9cc2-8ab1c1d46212",
                     *           "name": "Council"
                     *         },
                     *         "meeting": "01a2315f-b5ae-7455-9a4b-207bcd012ed6",
                     *         "day": "2026-03-10",
                     *         "state": "proposed",
                     *         "votes": {
                     *           "for": 2,
                     *           "against": 1,
                     *           "abstaining": 0
                     *         },
                     *         "noObjection": false,
                     *         "effectiveOn": null,
                     *         "replaces": null,
                     *         "replacedBy": null,
                     *         "confirms": null,
                     *         "confirmedBy": null
                     *       }
                     *     ] */
                    "application/json": components["schemas"]["Decision"][];
                    "text/csv": string;
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
        };
    };
    listAgreements: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of a response that the caller still has. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The agreements: whole for their parties, and of others who has signed */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example [
                     *       {
                     *         "id": "0190a0b0-0000-7000-8000-000000000003",
                     *         "title": "Charter",
                     *         "kind": "charter",
                     *         "state": "in_force",
                     *         "parties": [
                     *           {
                     *             "organization": "St. Mary",
                     *             "member": "st-mary",
                     *             "signed": true,
                     *             "withdrawn": false
                     *           }
                     *         ],
                     *         "content": null
                     *       }
                     *     ] */
                    "application/json": components["schemas"]["Agreement"][];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
        };
    };
    removeAgreement: {
        parameters: {
            query?: {
                /** @description The revision that was read. If somebody has changed it since, nothing is removed (409). */
                revision?: number;
            };
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description The id of the entry. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description Somebody changed it since the revision that was sent; nothing was removed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Refused"];
        };
    };
    removeStakeholder: {
        parameters: {
            query?: {
                /** @description The revision that was read. If somebody has changed it since, nothing is removed (409). */
                revision?: number;
            };
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description The id of the entry. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description Somebody changed it since the revision that was sent; nothing was removed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Refused"];
        };
    };
    removeContribution: {
        parameters: {
            query?: {
                /** @description The revision that was read. If somebody has changed it since, nothing is removed (409). */
                revision?: number;
            };
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description The id of the entry. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description Somebody changed it since the revision that was sent; nothing was removed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Refused"];
        };
    };
    listPulse: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of a response that the caller still has. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Rounds of the pulse: scores of closed ones, as far as they tell of nobody */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example [
                     *       {
                     *         "id": "01a2315f-b6fa-741b-ad3c-ed1fd8140190",
                     *         "name": "Fall",
                     *         "state": "closed",
                     *         "openedOn": "2026-12-01",
                     *         "closedOn": "2026-12-01",
                     *         "smallestNumber": 5,
                     *         "invited": 11,
                     *         "answered": 11,
                     *         "outcome": {
                     *           "maySpeakForAll": true,
                     *           "tooFew": false,
                     *           "scales": [
                     *             {
                     *               "scale": "structure",
                     *               "n": 11,
                     *               "mean": 1.981818181818182,
                     *               "reading": "concern",
                     *               "half": 0,
                     *               "split": false,
                     *               "alpha": null
                     *             },
                     *             {
                     *               "scale": "functioning",
                     *               "n": 11,
                     *               "mean": 1.8545454545454545,
                     *               "reading": "concern",
                     *               "half": 0,
                     *               "split": false,
                     *               "alpha": null
                     *             }
                     *           ],
                     *           "statements": [
                     *             {
                     *               "statement": "responsible",
                     *               "n": 11,
                     *               "mean": 2.8181818181818183,
                     *               "thirds": {
                     *                 "low": 5,
                     *                 "middle": 2,
                     *                 "high": 4
                     *               }
                     *             },
                     *             {
                     *               "statement": "represented",
                     *               "n": 11,
                     *               "mean": 1.6363636363636365,
                     *               "thirds": {
                     *                 "low": 10,
                     *                 "middle": 1,
                     *                 "high": 0
                     *               }
                     *             }
                     *           ],
                     *           "groups": [],
                     *           "ungrouped": 11,
                     *           "words": {
                     *             "works": [
                     *               "Words 6",
                     *               "Words 3",
                     *               "Words 0",
                     *               "Words 5",
                     *               "Words 9",
                     *               "Words 10",
                     *               "Words 1",
                     *               "Words 2",
                     *               "Words 4",
                     *               "Words 7",
                     *               "Words 8"
                     *             ],
                     *             "change": []
                     *           }
                     *         }
                     *       }
                     *     ] */
                    "application/json": components["schemas"]["PulseWave"][];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
        };
    };
    getInvestments: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of a response that the caller still has. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The investment ledger: whole, or an institution's own part of it */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "scope": "all",
                     *       "investments": [
                     *         {
                     *           "id": "01a2315f-c5f3-709c-85c2-3dd25827b840",
                     *           "name": "Mill Street homes",
                     *           "type": "housing",
                     *           "stage": "committed",
                     *           "place": "21201",
                     *           "lowIncome": "yes",
                     *           "lowIncomeSource": "City map",
                     *           "years": [
                     *             {
                     *               "year": 2024,
                     *               "committed": 900000,
                     *               "deployed": 400000,
                     *               "homesProduced": 12,
                     *               "homesPreserved": null
                     *             }
                     *           ],
                     *           "revision": 1,
                     *           "note": "Both put in half.",
                     *           "shares": [
                     *             {
                     *               "member": "college",
                     *               "percent": 50
                     *             },
                     *             {
                     *               "member": "river-hospital",
                     *               "percent": 50
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     } */
                    "application/json": components["schemas"]["Investments"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
        };
    };
    addInvestment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {
                 *       "name": "Homes",
                 *       "type": "housing",
                 *       "stage": "committed",
                 *       "years": [
                 *         {
                 *           "year": 2024,
                 *           "committed": 5
                 *         }
                 *       ],
                 *       "shares": [
                 *         {
                 *           "member": "college",
                 *           "percent": 100
                 *         }
                 *       ]
                 *     } */
                "application/json": components["schemas"]["NewInvestment"];
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "id": "01a23160-a25a-75bc-b3d2-c3d026932b29",
                     *       "name": "Homes",
                     *       "type": "housing",
                     *       "stage": "committed",
                     *       "place": "",
                     *       "lowIncome": "unknown",
                     *       "lowIncomeSource": null,
                     *       "years": [
                     *         {
                     *           "year": 2024,
                     *           "committed": 5,
                     *           "deployed": null,
                     *           "homesProduced": null,
                     *           "homesPreserved": null
                     *         }
                     *       ],
                     *       "revision": 1,
                     *       "note": null,
                     *       "shares": [
                     *         {
                     *           "member": "college",
                     *           "percent": 100
                     *         }
                     *       ]
                     *     } */
                    "application/json": components["schemas"]["StoredInvestment"];
                };
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["KeyRunning"];
            422: components["responses"]["Refused"];
        };
    };
    removeInvestment: {
        parameters: {
            query?: {
                /** @description The revision that was read. If somebody has changed it since, nothing is removed (409). */
                revision?: number;
            };
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description The id of the entry. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description Somebody changed it since the revision that was sent; nothing was removed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Refused"];
        };
    };
    changeInvestment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description The investment’s id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {
                 *       "note": "x"
                 *     } */
                "application/json": components["schemas"]["InvestmentChange"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "id": "01a23160-a25a-75bc-b3d2-c3d026932b29",
                     *       "name": "Homes",
                     *       "type": "housing",
                     *       "stage": "committed",
                     *       "place": "",
                     *       "lowIncome": "unknown",
                     *       "lowIncomeSource": null,
                     *       "years": [
                     *         {
                     *           "year": 2024,
                     *           "committed": 5,
                     *           "deployed": null,
                     *           "homesProduced": null,
                     *           "homesPreserved": null
                     *         }
                     *       ],
                     *       "revision": 2,
                     *       "note": "x",
                     *       "shares": [
                     *         {
                     *           "member": "college",
                     *           "percent": 100
                     *         }
                     *       ]
                     *     } */
                    "application/json": components["schemas"]["StoredInvestment"];
                };
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description Somebody has changed it since the revision that was sent; nothing was stored. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Refused"];
        };
    };
    getFunding: {
        parameters: {
            query: {
                /** @description The reporting year. */
                year: number;
            };
            header?: {
                /** @description The ETag of a response that the caller still has. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where the money of one fiscal year comes from; amounts only for those who see them */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "fiscalYear": 2024,
                     *       "start": "2024-01-01",
                     *       "end": "2024-12-31",
                     *       "amountsShown": true,
                     *       "income": 36600,
                     *       "mix": [
                     *         {
                     *           "kind": "philanthropy",
                     *           "share": 1
                     *         }
                     *       ],
                     *       "dependsOnOne": true,
                     *       "largestShare": 1,
                     *       "spread": 1,
                     *       "secured": {
                     *         "kind": "until",
                     *         "month": "2024-05"
                     *       },
                     *       "budget": {
                     *         "planned": 1200,
                     *         "spent": null,
                     *         "lines": [
                     *           {
                     *             "id": "01a2315f-cbae-7658-b47b-abe67419ce06",
                     *             "revision": 1,
                     *             "year": 2024,
                     *             "label": "Staff",
                     *             "planned": 1200,
                     *             "spent": [
                     *               null,
                     *               null,
                     *               null,
                     *               null
                     *             ]
                     *           }
                     *         ]
                     *       },
                     *       "inKind": 0,
                     *       "sources": [
                     *         {
                     *           "id": "01a2315f-cb5f-72ca-8438-d0502dc7c646",
                     *           "revision": 1,
                     *           "organization": "A foundation",
                     *           "kind": "philanthropy",
                     *           "state": "signed",
                     *           "from": "2024-01-01",
                     *           "until": "2025-12-31",
                     *           "initiative": null,
                     *           "award": 73100,
                     *           "income": 36600,
                     *           "payments": []
                     *         }
                     *       ]
                     *     } */
                    "application/json": components["schemas"]["Funding"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
        };
    };
    listFunders: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of a response that the caller still has. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The funders with their roles, and what they answered to three questions */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example [
                     *       {
                     *         "organization": "A foundation",
                     *         "roles": [
                     *           {
                     *             "id": "01a2315f-cac9-701c-987d-d0f7cb5f7208",
                     *             "revision": 1,
                     *             "role": "grant_maker",
                     *             "from": "2024-01-01",
                     *             "until": null
                     *           }
                     *         ],
                     *         "answers": [
                     *           {
                     *             "id": "01a2315f-cb28-7019-a5ec-ae036aeb28a8",
                     *             "revision": 1,
                     *             "question": "own_grants",
                     *             "answer": "Not decided yet",
                     *             "answeredOn": "2024-02-01",
                     *             "published": false
                     *           },
                     *           {
                     *             "id": "01a2315f-cb28-7019-a5ec-ab0ee5fec1af",
                     *             "revision": 1,
                     *             "question": "pays_for",
                     *             "answer": "Staff",
                     *             "answeredOn": "2024-02-01",
                     *             "published": true
                     *           }
                     *         ]
                     *       }
                     *     ] */
                    "application/json": components["schemas"]["Funder"][];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
        };
    };
    listPacks: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of a response that the caller still has. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Packs of measures, adopted or not (backbone staff and conveners) */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example [
                     *       {
                     *         "code": "social_procurement",
                     *         "name": "Social procurement",
                     *         "about": "What public institutions buy for its social value: from social enterprises, from diverse and Indigenous suppliers, and through clauses in contracts. The whole is entered once, because its parts overlap.",
                     *         "adopted": false,
                     *         "measures": [
                     *           "social_value_spend",
                     *           "social_enterprise_spend",
                     *           "certified_diverse_spend",
                     *           "indigenous_spend",
                     *           "contracts_with_clause",
                     *           "contracts_with_clause_value",
                     *           "clause_jobs_due",
                     *           "clause_jobs_filled",
                     *           "suppliers_invited",
                     *           "suppliers_bidding",
                     *           "suppliers_awarded"
                     *         ],
                     *         "metrics": [
                     *           "social_value_share",
                     *           "clause_jobs_share",
                     *           "suppliers_awarded_share"
                     *         ],
                     *         "notes": [
                     *           {
                     *             "framework": "GRI",
                     *             "item": "social_value_spend",
                     *             "nearest": "204-1",
                     *             "differs": "GRI 204-1 is the share of spend with local suppliers at significant locations, by the organization's own published definition of local. Social value says nothing about where a supplier is."
                     *           },
                     *           {
                     *             "framework": "STARS",
                     *             "item": "social_value_spend",
                     *             "nearest": "OP-15 (version 2.0)",
                     *             "differs": "STARS also counts a purchase that meets several criteria once, but counts local purchases with the rest and divides by total purchasing; here the denominator is addressable spend."
                     *           }
                     *         ]
                     *       },
                     *       {
                     *         "code": "construction",
                     *         "name": "Construction",
                     *         "about": "What construction projects commit and pay. A commitment is not a payment: the two are entered apart, and no figure mixes them.",
                     *         "adopted": true,
                     *         "measures": [
                     *           "construction_paid",
                     *           "construction_diverse_paid",
                     *           "construction_committed",
                     *           "construction_diverse_committed",
                     *           "site_hours",
                     *           "local_site_hours"
                     *         ],
                     *         "metrics": [
                     *           "construction_diverse_paid_share",
                     *           "construction_diverse_committed_share",
                     *           "local_site_hours_share"
                     *         ],
                     *         "notes": [
                     *           {
                     *             "framework": "TOMs",
                     *             "item": "local_site_hours",
                     *             "nearest": "NT1",
                     *             "differs": "NT1 is full-time equivalents of local people on a contract; this counts hours on site."
                     *           }
                     *         ]
                     *       }
                     *     ] */
                    "application/json": components["schemas"]["MeasurePack"][];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
        };
    };
    listForwardContracts: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of a response that the caller still has. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Contracts that members expect to award, from this quarter on */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example [
                     *       {
                     *         "id": "01a2315f-cbd3-7743-b7d9-2b42881d60eb",
                     *         "revision": 1,
                     *         "category": "Laundry",
                     *         "band": "to_1m",
                     *         "year": 2090,
                     *         "quarter": 1,
                     *         "member": null,
                     *         "note": ""
                     *       }
                     *     ] */
                    "application/json": components["schemas"]["ForwardContract"][];
                    "text/csv": string;
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
        };
    };
    addForwardContract: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {
                 *       "category": "Linen",
                 *       "band": "to_1m",
                 *       "year": 2090,
                 *       "quarter": 2
                 *     } */
                "application/json": components["schemas"]["NewForwardContract"];
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "id": "01a23160-985c-73ac-9248-98eb2cd31001",
                     *       "revision": 1,
                     *       "category": "Linen",
                     *       "band": "to_1m",
                     *       "year": 2090,
                     *       "quarter": 2,
                     *       "note": "",
                     *       "member": null
                     *     } */
                    "application/json": components["schemas"]["StoredForwardContract"];
                };
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["KeyRunning"];
            422: components["responses"]["Refused"];
        };
    };
    addFundingSource: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {
                 *       "organization": "A foundation",
                 *       "from": "2026-01-01",
                 *       "until": "2026-12-31",
                 *       "kind": "philanthropy",
                 *       "state": "signed",
                 *       "award": 1000.5
                 *     } */
                "application/json": components["schemas"]["NewFundingSource"];
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "id": "01a23160-9094-702c-a55c-ee3d40f56e0d",
                     *       "revision": 1,
                     *       "organization": "A foundation",
                     *       "kind": "philanthropy",
                     *       "state": "signed",
                     *       "award": 1000.5,
                     *       "from": "2026-01-01",
                     *       "until": "2026-12-31",
                     *       "initiative": null,
                     *       "note": ""
                     *     } */
                    "application/json": components["schemas"]["StoredFundingSource"];
                };
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["KeyRunning"];
            422: components["responses"]["Refused"];
        };
    };
    removeFundingSource: {
        parameters: {
            query?: {
                /** @description The revision that was read. If somebody has changed it since, nothing is removed (409). */
                revision?: number;
            };
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description The id of the entry. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description Somebody changed it since the revision that was sent; nothing was removed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Refused"];
        };
    };
    changeFundingSource: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description The id of the entry. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {
                 *       "note": "Agreed by phone"
                 *     } */
                "application/json": components["schemas"]["FundingSourceChange"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "id": "01a23160-9094-702c-a55c-ee3d40f56e0d",
                     *       "revision": 2,
                     *       "organization": "A foundation",
                     *       "kind": "philanthropy",
                     *       "state": "signed",
                     *       "award": 1000.5,
                     *       "from": "2026-01-01",
                     *       "until": "2026-12-31",
                     *       "initiative": null,
                     *       "note": "Agreed by phone"
                     *     } */
                    "application/json": components["schemas"]["StoredFundingSource"];
                };
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description Somebody has changed it since the revision that was sent; nothing was stored. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Refused"];
        };
    };
    addFundingPayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {
                 *       "source": "01a23160-9043-7188-980c-20701870f73d",
                 *       "amount": 1000.5,
                 *       "dueOn": "2026-06-30"
                 *     } */
                "application/json": components["schemas"]["NewFundingPayment"];
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "id": "01a23160-9227-7108-9a9f-0e7de6657dde",
                     *       "revision": 1,
                     *       "source": "01a23160-9043-7188-980c-20701870f73d",
                     *       "amount": 1000.5,
                     *       "dueOn": "2026-06-30",
                     *       "receivedOn": null
                     *     } */
                    "application/json": components["schemas"]["StoredFundingPayment"];
                };
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["KeyRunning"];
            422: components["responses"]["Refused"];
        };
    };
    removeFundingPayment: {
        parameters: {
            query?: {
                /** @description The revision that was read. If somebody has changed it since, nothing is removed (409). */
                revision?: number;
            };
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description The id of the entry. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description Somebody changed it since the revision that was sent; nothing was removed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Refused"];
        };
    };
    changeFundingPayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description The id of the entry. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {
                 *       "receivedOn": "2026-07-02"
                 *     } */
                "application/json": components["schemas"]["FundingPaymentChange"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "id": "01a23160-9227-7108-9a9f-0e7de6657dde",
                     *       "revision": 2,
                     *       "source": "01a23160-9043-7188-980c-20701870f73d",
                     *       "amount": 1000.5,
                     *       "dueOn": "2026-06-30",
                     *       "receivedOn": "2026-07-02"
                     *     } */
                    "application/json": components["schemas"]["StoredFundingPayment"];
                };
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description Somebody has changed it since the revision that was sent; nothing was stored. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Refused"];
        };
    };
    addBudgetLine: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {
                 *       "year": 2026,
                 *       "label": "Rent",
                 *       "planned": 12000
                 *     } */
                "application/json": components["schemas"]["NewBudgetLine"];
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "id": "01a23160-9401-760d-b5ab-f9dee75a6dcb",
                     *       "revision": 1,
                     *       "year": 2026,
                     *       "label": "Rent",
                     *       "planned": 12000,
                     *       "spent": [
                     *         null,
                     *         null,
                     *         null,
                     *         null
                     *       ]
                     *     } */
                    "application/json": components["schemas"]["StoredBudgetLine"];
                };
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["KeyRunning"];
            422: components["responses"]["Refused"];
        };
    };
    removeBudgetLine: {
        parameters: {
            query?: {
                /** @description The revision that was read. If somebody has changed it since, nothing is removed (409). */
                revision?: number;
            };
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description The id of the entry. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description Somebody changed it since the revision that was sent; nothing was removed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Refused"];
        };
    };
    changeBudgetLine: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description The id of the entry. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {
                 *       "spent": [
                 *         3000,
                 *         null,
                 *         null,
                 *         null
                 *       ]
                 *     } */
                "application/json": components["schemas"]["BudgetLineChange"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "id": "01a23160-9401-760d-b5ab-f9dee75a6dcb",
                     *       "revision": 2,
                     *       "year": 2026,
                     *       "label": "Rent",
                     *       "planned": 12000,
                     *       "spent": [
                     *         3000,
                     *         null,
                     *         null,
                     *         null
                     *       ]
                     *     } */
                    "application/json": components["schemas"]["StoredBudgetLine"];
                };
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description Somebody has changed it since the revision that was sent; nothing was stored. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Refused"];
        };
    };
    addFunderRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {
                 *       "organization": "A foundation",
                 *       "role": "first_call",
                 *       "from": "2026-01-01"
                 *     } */
                "application/json": components["schemas"]["NewFunderRole"];
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "id": "01a23160-9567-7408-ba96-5061042298e6",
                     *       "revision": 1,
                     *       "organization": "A foundation",
                     *       "role": "first_call",
                     *       "from": "2026-01-01",
                     *       "until": null,
                     *       "exitForm": null,
                     *       "exitOn": null,
                     *       "milestones": []
                     *     } */
                    "application/json": components["schemas"]["StoredFunderRole"];
                };
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["KeyRunning"];
            422: components["responses"]["Refused"];
        };
    };
    removeFunderRole: {
        parameters: {
            query?: {
                /** @description The revision that was read. If somebody has changed it since, nothing is removed (409). */
                revision?: number;
            };
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description The id of the entry. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description Somebody changed it since the revision that was sent; nothing was removed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Refused"];
        };
    };
    changeFunderRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description The id of the entry. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {
                 *       "until": "2026-12-31"
                 *     } */
                "application/json": components["schemas"]["FunderRoleChange"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "id": "01a23160-9567-7408-ba96-5061042298e6",
                     *       "revision": 2,
                     *       "organization": "A foundation",
                     *       "role": "first_call",
                     *       "from": "2026-01-01",
                     *       "until": "2026-12-31",
                     *       "exitForm": null,
                     *       "exitOn": null,
                     *       "milestones": []
                     *     } */
                    "application/json": components["schemas"]["StoredFunderRole"];
                };
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description Somebody has changed it since the revision that was sent; nothing was stored. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Refused"];
        };
    };
    addFunderAnswer: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {
                 *       "organization": "A foundation",
                 *       "question": "own_grants",
                 *       "answer": "Yes",
                 *       "answeredOn": "2026-01-01"
                 *     } */
                "application/json": components["schemas"]["NewFunderAnswer"];
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "id": "01a23160-968e-750e-89d1-6dca04d7304e",
                     *       "revision": 1,
                     *       "organization": "A foundation",
                     *       "question": "own_grants",
                     *       "answer": "Yes",
                     *       "answeredOn": "2026-01-01",
                     *       "published": false
                     *     } */
                    "application/json": components["schemas"]["StoredFunderAnswer"];
                };
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["KeyRunning"];
            422: components["responses"]["Refused"];
        };
    };
    removeFunderAnswer: {
        parameters: {
            query?: {
                /** @description The revision that was read. If somebody has changed it since, nothing is removed (409). */
                revision?: number;
            };
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description The id of the entry. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description Somebody changed it since the revision that was sent; nothing was removed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Refused"];
        };
    };
    changeFunderAnswer: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description The id of the entry. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {
                 *       "published": true
                 *     } */
                "application/json": components["schemas"]["FunderAnswerChange"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "id": "01a23160-968e-750e-89d1-6dca04d7304e",
                     *       "revision": 2,
                     *       "organization": "A foundation",
                     *       "question": "own_grants",
                     *       "answer": "Yes",
                     *       "answeredOn": "2026-01-01",
                     *       "published": true
                     *     } */
                    "application/json": components["schemas"]["StoredFunderAnswer"];
                };
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description Somebody has changed it since the revision that was sent; nothing was stored. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Refused"];
        };
    };
    removeForwardContract: {
        parameters: {
            query?: {
                /** @description The revision that was read. If somebody has changed it since, nothing is removed (409). */
                revision?: number;
            };
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description The id of the entry. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description Somebody changed it since the revision that was sent; nothing was removed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Refused"];
        };
    };
    changeForwardContract: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description The id of the entry. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {
                 *       "quarter": 3
                 *     } */
                "application/json": components["schemas"]["ForwardContractChange"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "id": "01a23160-985c-73ac-9248-98eb2cd31001",
                     *       "revision": 2,
                     *       "category": "Linen",
                     *       "band": "to_1m",
                     *       "year": 2090,
                     *       "quarter": 3,
                     *       "note": "",
                     *       "member": null
                     *     } */
                    "application/json": components["schemas"]["StoredForwardContract"];
                };
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description Somebody has changed it since the revision that was sent; nothing was stored. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Refused"];
        };
    };
    listInKindGifts: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of a response that the caller still has. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was given in kind, for those who see amounts */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example [
                     *       {
                     *         "id": "01a23160-9b45-7689-9a4b-8d08cd3539d4",
                     *         "revision": 1,
                     *         "organization": "A foundation",
                     *         "what": "Desks",
                     *         "value": 9,
                     *         "valued": "List",
                     *         "givenOn": "2026-02-03"
                     *       }
                     *     ] */
                    "application/json": components["schemas"]["StoredInKindGift"][];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
        };
    };
    addInKindGift: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {
                 *       "organization": "A foundation",
                 *       "what": "Desks",
                 *       "value": 9,
                 *       "valued": "List",
                 *       "givenOn": "2026-02-03"
                 *     } */
                "application/json": components["schemas"]["NewInKindGift"];
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "id": "01a23160-9b45-7689-9a4b-8d08cd3539d4",
                     *       "revision": 1,
                     *       "organization": "A foundation",
                     *       "what": "Desks",
                     *       "value": 9,
                     *       "valued": "List",
                     *       "givenOn": "2026-02-03"
                     *     } */
                    "application/json": components["schemas"]["StoredInKindGift"];
                };
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["KeyRunning"];
            422: components["responses"]["Refused"];
        };
    };
    removeInKindGift: {
        parameters: {
            query?: {
                /** @description The revision that was read. If somebody has changed it since, nothing is removed (409). */
                revision?: number;
            };
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description The id of the entry. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description Somebody changed it since the revision that was sent; nothing was removed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Refused"];
        };
    };
    getMoneySettings: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of a response that the caller still has. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Cash, fiscal year, and the rule of priorities (backbone staff and conveners) */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "revision": 2,
                     *       "fiscalYearEndMonth": 12,
                     *       "opened": false,
                     *       "cash": {
                     *         "amount": 500,
                     *         "on": "2024-01-01"
                     *       },
                     *       "rule": "criteria",
                     *       "criteria": [
                     *         {
                     *           "name": "Need",
                     *           "weight": 1
                     *         }
                     *       ]
                     *     } */
                    "application/json": components["schemas"]["MoneySettings"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
        };
    };
    changeMoneySettings: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {
                 *       "rule": "criteria",
                 *       "criteria": [
                 *         {
                 *           "name": "Need",
                 *           "weight": 1
                 *         }
                 *       ]
                 *     } */
                "application/json": components["schemas"]["MoneySettingsChange"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "revision": 2,
                     *       "fiscalYearEndMonth": 12,
                     *       "opened": false,
                     *       "cash": {
                     *         "amount": 500,
                     *         "on": "2024-01-01"
                     *       },
                     *       "rule": "criteria",
                     *       "criteria": [
                     *         {
                     *           "name": "Need",
                     *           "weight": 1
                     *         }
                     *       ]
                     *     } */
                    "application/json": components["schemas"]["MoneySettings"];
                };
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description Somebody has changed them since the revision that was sent; nothing was stored. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Refused"];
        };
    };
    listProposals: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of a response that the caller still has. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is proposed to be funded, with scores where the rule is criteria (backbone staff and conveners) */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example [
                     *       {
                     *         "id": "01a23160-9c42-73cc-ac22-7024711b878f",
                     *         "revision": 1,
                     *         "organization": "A foundation",
                     *         "title": "A bus",
                     *         "amount": null,
                     *         "decision": null,
                     *         "score": 4,
                     *         "raters": 1
                     *       }
                     *     ] */
                    "application/json": components["schemas"]["StoredProposal"][];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
        };
    };
    addProposal: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {
                 *       "organization": "A foundation",
                 *       "title": "A bus"
                 *     } */
                "application/json": components["schemas"]["NewProposal"];
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "id": "01a23160-9c42-73cc-ac22-7024711b878f",
                     *       "revision": 1,
                     *       "organization": "A foundation",
                     *       "title": "A bus",
                     *       "amount": null,
                     *       "decision": null,
                     *       "score": null,
                     *       "raters": 0
                     *     } */
                    "application/json": components["schemas"]["StoredProposal"];
                };
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["KeyRunning"];
            422: components["responses"]["Refused"];
        };
    };
    removeProposal: {
        parameters: {
            query?: {
                /** @description The revision that was read. If somebody has changed it since, nothing is removed (409). */
                revision?: number;
            };
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description The id of the entry. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description Somebody changed it since the revision that was sent; nothing was removed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Refused"];
        };
    };
    settleProposal: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description The id of the proposal. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {
                 *       "decision": null
                 *     } */
                "application/json": components["schemas"]["ProposalChange"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "id": "01a23160-9c42-73cc-ac22-7024711b878f",
                     *       "revision": 1,
                     *       "organization": "A foundation",
                     *       "title": "A bus",
                     *       "amount": null,
                     *       "decision": null,
                     *       "score": null,
                     *       "raters": 0
                     *     } */
                    "application/json": components["schemas"]["StoredProposal"];
                };
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description Somebody has changed it since the revision that was sent; nothing was stored. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Refused"];
        };
    };
    rateProposal: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {
                 *       "proposal": "01a23160-9c42-73cc-ac22-7024711b878f",
                 *       "person": "ba6ce4fb-f382-49cf-af48-95a394643349",
                 *       "scores": [
                 *         4
                 *       ]
                 *     } */
                "application/json": components["schemas"]["NewProposalRating"];
            };
        };
        responses: {
            /** @description Stored */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "id": "01a23160-9c42-73cc-ac22-7024711b878f",
                     *       "revision": 1,
                     *       "organization": "A foundation",
                     *       "title": "A bus",
                     *       "amount": null,
                     *       "decision": null,
                     *       "score": 4,
                     *       "raters": 1
                     *     } */
                    "application/json": components["schemas"]["StoredProposal"];
                };
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["KeyRunning"];
            422: components["responses"]["Refused"];
        };
    };
    putFunderGrants: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {
                 *       "organization": "A foundation",
                 *       "funded": [
                 *         "college"
                 *       ]
                 *     } */
                "application/json": components["schemas"]["FunderGrants"];
            };
        };
        responses: {
            /** @description Stored */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "organization": "A foundation",
                     *       "funded": [
                     *         "college"
                     *       ]
                     *     } */
                    "application/json": components["schemas"]["FunderGrants"];
                };
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["KeyRunning"];
            422: components["responses"]["Refused"];
        };
    };
    listInvoices: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of a response that the caller still has. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Invoices for dues: all for staff, an institution’s own once they are issued */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example [
                     *       {
                     *         "id": "01a23160-9a2e-733d-9bfc-e6c4f83d51a8",
                     *         "revision": 2,
                     *         "number": "2026-001",
                     *         "organization": "Member college",
                     *         "year": 2026,
                     *         "tier": "",
                     *         "amount": 10,
                     *         "dueOn": "2026-06-30",
                     *         "state": "overdue",
                     *         "issuedOn": "2026-12-01",
                     *         "waived": null,
                     *         "voided": null,
                     *         "paid": 1,
                     *         "open": 9,
                     *         "payments": [
                     *           {
                     *             "id": "01a23160-9afa-7777-9ac8-9d4aab5f9db8",
                     *             "revision": 1,
                     *             "amount": 1,
                     *             "paidOn": "2026-06-30"
                     *           }
                     *         ]
                     *       }
                     *     ] */
                    "application/json": components["schemas"]["Invoice"][];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
        };
    };
    addInvoice: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {
                 *       "organization": "college",
                 *       "year": 2026,
                 *       "amount": 10,
                 *       "dueOn": "2026-06-30"
                 *     } */
                "application/json": components["schemas"]["NewInvoice"];
            };
        };
        responses: {
            /** @description Drafted */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example [
                     *       {
                     *         "id": "01a23160-9a2e-733d-9bfc-e6c4f83d51a8",
                     *         "revision": 1,
                     *         "number": "2026-001",
                     *         "organization": "Member college",
                     *         "year": 2026,
                     *         "tier": "",
                     *         "amount": 10,
                     *         "dueOn": "2026-06-30",
                     *         "state": "draft",
                     *         "issuedOn": null,
                     *         "waived": null,
                     *         "voided": null,
                     *         "paid": 0,
                     *         "open": 0,
                     *         "payments": []
                     *       }
                     *     ] */
                    "application/json": components["schemas"]["Invoice"][];
                };
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["KeyRunning"];
            422: components["responses"]["Refused"];
        };
    };
    removeInvoice: {
        parameters: {
            query?: {
                /** @description The revision that was read. If somebody has changed it since, nothing is removed (409). */
                revision?: number;
            };
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description The id of the entry. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description Somebody changed it since the revision that was sent; nothing was removed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Refused"];
        };
    };
    changeInvoice: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description The id of the invoice. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {
                 *       "state": "issued"
                 *     } */
                "application/json": components["schemas"]["InvoiceChange"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "id": "01a23160-9a2e-733d-9bfc-e6c4f83d51a8",
                     *       "revision": 2,
                     *       "number": "2026-001",
                     *       "organization": "Member college",
                     *       "year": 2026,
                     *       "tier": "",
                     *       "amount": 10,
                     *       "dueOn": "2026-06-30",
                     *       "state": "overdue",
                     *       "issuedOn": "2026-12-01",
                     *       "waived": null,
                     *       "voided": null,
                     *       "paid": 0,
                     *       "open": 10,
                     *       "payments": []
                     *     } */
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description Somebody has changed it since the revision that was sent; nothing was stored. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Refused"];
        };
    };
    addDuesPayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {
                 *       "invoice": "01a23160-9a2e-733d-9bfc-e6c4f83d51a8",
                 *       "amount": 1,
                 *       "paidOn": "2026-06-30"
                 *     } */
                "application/json": components["schemas"]["NewDuesPayment"];
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {
                     *       "id": "01a23160-9afa-7777-9ac8-9d4aab5f9db8",
                     *       "revision": 1,
                     *       "invoice": "01a23160-9a2e-733d-9bfc-e6c4f83d51a8",
                     *       "amount": 1,
                     *       "paidOn": "2026-06-30"
                     *     } */
                    "application/json": components["schemas"]["StoredDuesPayment"];
                };
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["KeyRunning"];
            422: components["responses"]["Refused"];
        };
    };
    removeDuesPayment: {
        parameters: {
            query?: {
                /** @description The revision that was read. If somebody has changed it since, nothing is removed (409). */
                revision?: number;
            };
            header?: {
                /** @description A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The collaborative’s short name, as in the addresses of its pages. */
                collaborative: components["parameters"]["collaborative"];
                /** @description The id of the entry. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["BadToken"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description Somebody changed it since the revision that was sent; nothing was removed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Refused"];
        };
    };
    getDescription: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of a response that the caller still has. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OpenAPI 3.1 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            304: components["responses"]["NotModified"];
        };
    };
}
