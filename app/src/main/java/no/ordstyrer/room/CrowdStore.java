package no.ordstyrer.room;

import java.time.Instant;
import java.util.List;
import no.ordstyrer.registration.Participant;
import no.ordstyrer.registration.Sanction.Kind;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface CrowdStore {
  String WANTED =
      """
        from room_person p
       where p.part_id = :part and (cardinality(:only) = 0 or p.number = any (:only))
         and (:words = '' or (not p.nameless and position(:words in lower(p.name)) > 0)
              or (p.nameless and p.number = :number))
      """;

  record Row(
      int number,
      boolean nameless,
      String name,
      boolean staff,
      boolean present,
      int pending,
      int published,
      int rejected,
      int others) {
    Crowd.Line line(List<Kind> standing) {
      return new Crowd.Line(
          number,
          nameless ? null : name,
          staff,
          present,
          pending,
          published,
          rejected,
          others,
          standing);
    }
  }

  /**
   * First those upon whom something stands, then those who ask most; who is here moves nobody, or
   * pages would overlap. Somebody who is two of them is here in the one that was hers first: two
   * who come and go together, or one that goes as the other comes, would be seen to be one.
   */
  @SqlQuery(
      """
      select p.number, p.nameless, p.name, p.staff,
             exists (select from presence h
                       join room_participant o
                         on o.part_id = p.part_id and o.number = p.number and o.shows_presence
                      where h.part_id = p.part_id and h.person = 'registration:' || p.registration_id
                        and h.last_at > :since) as present,
             coalesce(q.pending, 0) as pending, coalesce(q.published, 0) as published,
             coalesce(q.rejected, 0) as rejected, coalesce(q.others, 0) as others
      """
          + "  from (select p.* "
          + WANTED
          + """
                 ) p
            left join (select registration_id, anonymous,
                              count(*) filter (where moderation = 'PENDING') as pending,
                              count(*) filter (where moderation = 'PUBLISHED') as published,
                              count(*) filter (where moderation = 'REJECTED') as rejected,
                              count(*) filter (where moderation in ('WITHDRAWN', 'MERGED')) as others
                         from question where part_id = :part
                        group by registration_id, anonymous) q
                   on q.registration_id = p.registration_id and q.anonymous = p.anonymous
           order by exists (select from room_sanction s
                             where s.part_id = p.part_id and s.registration_id = p.registration_id
                               and s.anonymous = p.anonymous and s.lifted_at is null) desc,
                    coalesce(q.pending + q.published + q.rejected + q.others, 0) desc, p.number
           limit :most offset :first
          """)
  List<Row> find(
      PartId part, Instant since, String words, int number, Integer[] only, int most, int first);

  /** Attendees who are here now, each once. */
  @SqlQuery(
      """
      select count(*) from presence
       where part_id = :part and last_at > :since and person like 'registration:%'
      """)
  int here(PartId part, Instant since);

  @SqlQuery("select count(*) from room_person where part_id = :part")
  int all(PartId part);

  @SqlQuery("select count(*) " + WANTED)
  int count(PartId part, String words, int number, Integer[] only);

  record Standing(int number, Kind kind) {}

  @SqlQuery(
      """
      select p.number, s.kind
        from room_sanction s
        join room_participant p
          on p.part_id = s.part_id and p.registration_id = s.registration_id and p.anonymous = s.anonymous
       where s.part_id = :part and s.lifted_at is null
       order by p.number, array_position(array['HOLD', 'MUTE', 'BAN'], s.kind)
      """)
  List<Standing> standing(PartId part);

  @SqlQuery(
      """
      select number, case when moderation = 'WITHDRAWN' and published_at is null then '–' else text end as text,
             language, moderation, handling
        from question
       where part_id = :partId and registration_id = :registrationId and anonymous = :anonymous
       order by number desc
      """)
  List<Crowd.Asked> asked(@BindMethods Participant who);
}
