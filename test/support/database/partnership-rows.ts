import { type SQL, sql } from "drizzle-orm";
import type { TenantDb } from "../../../db/tenant";

/**
 * Adds a meeting with everything that it may leave behind, a round of the pulse, an area, and mail about a report, as plain rows. The contacts,
 * goals, measures, and reports that they refer to are there already.
 */
export async function meet(
  { tx, collaborativeId: c }: TenantDb,
  slug: string,
  userId: string,
): Promise<void> {
  const id = sql`gen_random_uuid()`;
  const rows: SQL[] = [
    sql`insert into partners (collaborative_id, id, name, kind, changed_by) values (${c}, ${id}, 'Neighbors', 'community', 'Test')`,
    sql`insert into bodies (collaborative_id, id, name, kind, quorum, rule, changed_by)
      values (${c}, ${id}, 'Council', 'executive_council', 'majority', 'majority', 'Test')`,
    sql`insert into seats (collaborative_id, id, body_id, title, valid_from, changed_by)
      select ${c}, ${id}, b.id, 'Chair', '2024-01-01', 'Test' from bodies b where b.collaborative_id = ${c}`,
    sql`insert into seat_alternates (collaborative_id, seat_id, contact_id)
      select ${c}, s.id, p.id from seats s, contacts p where s.collaborative_id = ${c} and p.collaborative_id = ${c}`,
    sql`insert into meetings (collaborative_id, id, body_id, day, time_zone, length_minutes, changed_by)
      select ${c}, ${id}, b.id, '2026-01-15', 'America/New_York', 60, 'Test' from bodies b where b.collaborative_id = ${c}`,
    sql`insert into agenda_items (collaborative_id, id, meeting_id, position, title, kind, changed_by)
      select ${c}, ${id}, m.id, 0, 'Goals', 'decision', 'Test' from meetings m where m.collaborative_id = ${c}`,
    sql`insert into attendance (collaborative_id, meeting_id, seat_id, state, changed_by)
      select ${c}, m.id, s.id, 'present', 'Test' from meetings m, seats s
      where m.collaborative_id = ${c} and s.collaborative_id = ${c}`,
    sql`insert into decisions (collaborative_id, id, item_id, text, changed_by)
      select ${c}, ${id}, i.id, 'We agree.', 'Test' from agenda_items i where i.collaborative_id = ${c}`,
    sql`insert into decision_numbers (collaborative_id, year, last) values (${c}, 2026, 1)`,
    sql`insert into citations (collaborative_id, id, decision_id, act, subject, goal_id, by)
      select ${c}, ${id}, d.id, 'adopted', 'goal', g.id, 'Test' from decisions d, goals g
      where d.collaborative_id = ${c} and g.collaborative_id = ${c} limit 1`,
    sql`insert into addenda (collaborative_id, id, meeting_id, text, by)
      select ${c}, ${id}, m.id, 'A correction.', 'Test' from meetings m where m.collaborative_id = ${c}`,
    sql`insert into meeting_mail (collaborative_id, id, meeting_id, contact_id, news)
      select ${c}, ${id}, m.id, p.id, 'called' from meetings m, contacts p
      where m.collaborative_id = ${c} and p.collaborative_id = ${c}`,
    sql`insert into calendar_links (collaborative_id, user_id, secret_hash) values (${c}, ${userId}, ${`calendar of ${slug}`})`,
    sql`insert into areas (collaborative_id, id, code, label, unit, position) values (${c}, ${id}, 'focus', 'Focus', 'zip', 0)`,
    sql`insert into area_versions (collaborative_id, area_id, from_year, source, rule, codes)
      select ${c}, a.id, 2024, 'City', 'Inside', '["21201"]' from areas a where a.collaborative_id = ${c}`,
    sql`insert into area_measures (collaborative_id, area_id, measure_id)
      select ${c}, a.id, m.id from areas a, measures m where a.collaborative_id = ${c} and m.collaborative_id = ${c} limit 1`,
    sql`insert into outcomes (collaborative_id, id, domain, who, what, happened_on, matters, contribution, planned, good,
        author, changed_by)
      values (${c}, ${id}, 'community', 'Neighbors', 'Meet', '2026-01-01', 'Trust', 'A room', true, true, 'Test', 'Test')`,
    sql`insert into outcome_initiatives (collaborative_id, outcome_id, initiative_id)
      select ${c}, o.id, i.id from outcomes o, initiatives i
      where o.collaborative_id = ${c} and i.collaborative_id = ${c} limit 1`,
    sql`insert into outcome_goals (collaborative_id, outcome_id, goal_id)
      select ${c}, o.id, g.id from outcomes o, goals g
      where o.collaborative_id = ${c} and g.collaborative_id = ${c} limit 1`,
    sql`insert into outcome_results (collaborative_id, outcome_id, result_id)
      select ${c}, o.id, r.id from outcomes o, results r
      where o.collaborative_id = ${c} and r.collaborative_id = ${c} limit 1`,
    sql`insert into outcome_evidence (collaborative_id, id, outcome_id, kind, text)
      select ${c}, ${id}, o.id, 'observation', 'Seen' from outcomes o where o.collaborative_id = ${c}`,
    sql`insert into stories (collaborative_id, id, title, words, consent_words, consent_name, consent_picture, author,
        changed_by)
      values (${c}, ${id}, 'A story', 'Words', false, false, false, 'Test', 'Test')`,
    sql`insert into told_stories (collaborative_id, version_id, story_id, title, words)
      select ${c}, v.id, s.id, 'A story', 'Words' from report_versions v, stories s
      where v.collaborative_id = ${c} and s.collaborative_id = ${c} limit 1`,
    sql`insert into contributions (collaborative_id, id, result_id, claim, chain, proof, explanations, changed_by)
      select ${c}, ${id}, r.id, 'More', 'Step by step', '{}', '[]', 'Test' from results r
      where r.collaborative_id = ${c} limit 1`,
    sql`insert into profiles (collaborative_id, phase, phase_on, changed_by) values (${c}, 'forming', '2026-01-01', 'Test')`,
    sql`insert into hosts (collaborative_id, id, partner_id, arrangement, valid_from, changed_by)
      select ${c}, ${id}, p.id, 'housed_nonprofit', '2026-01-01', 'Test' from partners p where p.collaborative_id = ${c} limit 1`,
    sql`insert into offers (collaborative_id, id, what, partner_id, changed_by)
      select ${c}, ${id}, 'A hall', p.id, 'Test' from partners p where p.collaborative_id = ${c} limit 1`,
    sql`insert into stakeholders (collaborative_id, id, name, interest, influence, speaks, changed_by)
      values (${c}, ${id}, 'Tenants', 3, 1, true, 'Test')`,
    sql`insert into stakeholder_engagements (collaborative_id, stakeholder_id, since, engagement)
      select ${c}, s.id, '2026-01-01', 'informed' from stakeholders s where s.collaborative_id = ${c}`,
    sql`insert into path_evidence (collaborative_id, id, kind, held_on, note, changed_by)
      values (${c}, ${id}, 'session', '2026-01-01', 'History', 'Test')`,
    sql`insert into path_steps (collaborative_id, step, not_needed, changed_by) values (${c}, 'talks', 'Held before', 'Test')`,
    sql`insert into convener_candidates (collaborative_id, id, partner_id, changed_by)
      select ${c}, ${id}, p.id, 'Test' from partners p where p.collaborative_id = ${c} limit 1`,
    sql`insert into convener_ratings (collaborative_id, candidate_id, contact_id, scores, changed_by)
      select ${c}, k.id, p.id, '{}', 'Test' from convener_candidates k, contacts p
      where k.collaborative_id = ${c} and p.collaborative_id = ${c} limit 1`,
    sql`insert into convener_weights (collaborative_id, weights, changed_by) values (${c}, '{}', 'Test')`,
    sql`insert into pulse_waves (collaborative_id, id, name, k, asks_group, state, opened_on, invited, changed_by)
      values (${c}, ${id}, 'Fall', 5, true, 'open', '2026-01-15', 1, 'Test')`,
    sql`insert into pulse_invitations (collaborative_id, wave_id, contact_id, secret_hash, language)
      select ${c}, w.id, p.id, ${`pulse of ${slug}`}, 'en' from pulse_waves w, contacts p
      where w.collaborative_id = ${c} and p.collaborative_id = ${c} limit 1`,
    sql`insert into pulse_answers (collaborative_id, id, wave_id, ratings)
      select ${c}, ${id}, w.id, '{"open":4}' from pulse_waves w where w.collaborative_id = ${c}`,
    sql`insert into pulse_words (collaborative_id, id, wave_id, question, text)
      select ${c}, ${id}, w.id, 'works', 'Trust' from pulse_waves w where w.collaborative_id = ${c}`,
    sql`insert into pulse_figures (collaborative_id, id, instrument, wave, scale, low, high, mean, n, invited, changed_by)
      values (${c}, ${id}, 'Survey', '2025', 'Trust', 1, 4, 3.1, 12, 20, 'Test')`,
    sql`insert into money_settings (collaborative_id, changed_by) values (${c}, 'Test')`,
    sql`insert into funder_roles (collaborative_id, id, partner_id, role, valid_from, changed_by)
      select ${c}, ${id}, p.id, 'grant_maker', '2026-01-01', 'Test' from partners p where p.collaborative_id = ${c} limit 1`,
    sql`insert into funder_answers (collaborative_id, id, partner_id, question, answer, answered_on, changed_by)
      select ${c}, ${id}, p.id, 'pays_for', 'Staff', '2026-01-01', 'Test' from partners p
      where p.collaborative_id = ${c} limit 1`,
    sql`insert into funder_grants (collaborative_id, id, partner_id, grantee_id)
      select ${c}, ${id}, p.id, m.id from partners p, members m
      where p.collaborative_id = ${c} and m.collaborative_id = ${c} limit 1`,
    sql`insert into funding_sources (collaborative_id, id, partner_id, kind, award, valid_from, valid_until, state, changed_by)
      select ${c}, ${id}, p.id, 'philanthropy', 100, '2026-01-01', '2026-12-31', 'signed', 'Test' from partners p
      where p.collaborative_id = ${c} limit 1`,
    sql`insert into funding_payments (collaborative_id, id, source_id, due_on, amount, changed_by)
      select ${c}, ${id}, s.id, '2026-03-01', 50, 'Test' from funding_sources s where s.collaborative_id = ${c}`,
    sql`insert into funding_proposals (collaborative_id, id, partner_id, title, changed_by)
      select ${c}, ${id}, p.id, 'A van', 'Test' from partners p where p.collaborative_id = ${c} limit 1`,
    sql`insert into proposal_ratings (collaborative_id, proposal_id, contact_id, scores, changed_by)
      select ${c}, f.id, p.id, '[3]', 'Test' from funding_proposals f, contacts p
      where f.collaborative_id = ${c} and p.collaborative_id = ${c} limit 1`,
    sql`insert into budget_lines (collaborative_id, id, year, label, planned, changed_by)
      values (${c}, ${id}, 2026, 'Staff', 100, 'Test')`,
    sql`insert into in_kind_gifts (collaborative_id, id, partner_id, what, value, valued, given_on, changed_by)
      select ${c}, ${id}, p.id, 'A room', 10, 'Rent', '2026-01-01', 'Test' from partners p
      where p.collaborative_id = ${c} limit 1`,
    sql`insert into dues_invoices (collaborative_id, id, partner_id, number, year, amount, due_on, changed_by)
      select ${c}, ${id}, p.id, '2026-001', 2026, 10, '2026-01-01', 'Test' from partners p
      where p.collaborative_id = ${c} limit 1`,
    sql`insert into dues_payments (collaborative_id, id, invoice_id, paid_on, amount, changed_by)
      select ${c}, ${id}, i.id, '2026-01-01', 5, 'Test' from dues_invoices i where i.collaborative_id = ${c}`,
    sql`insert into forward_contracts (collaborative_id, id, category, band, year, quarter, changed_by)
      values (${c}, ${id}, 'Cleaning', 'to_50k', 2026, 4, 'Test')`,
    sql`insert into measure_packs (collaborative_id, code, pack, adopted_by) values (${c}, 'a_pack', '{}', 'Test')`,
    sql`insert into declined_offers (collaborative_id, code) values (${c}, 'an_offer')`,
    sql`insert into report_recipients (collaborative_id, id, email, state) values (${c}, ${id}, 'reader@example.org', 'listed')`,
    sql`insert into report_mail (collaborative_id, id, recipient_id, version_id, kind, created_by)
      select ${c}, ${id}, r.id, v.id, 'sent', 'Test' from report_recipients r, report_versions v
      where r.collaborative_id = ${c} and v.collaborative_id = ${c} limit 1`,
  ];
  for (const row of rows) await tx.execute(row);
}
