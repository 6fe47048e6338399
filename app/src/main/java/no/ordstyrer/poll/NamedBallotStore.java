package no.ordstyrer.poll;

import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface NamedBallotStore {

  /** A ballot with a name on it. */
  record Signed(int round, String name, List<String> answers) {}

  @SqlQuery(
      """
      select b.round, g.name,
             array(select case when o.words = '' then o.position::text
                               when p.kind in ('SCALE_5', 'SCALE_10') then o.position || ' – ' || o.words
                               else o.words end
                     from poll_choice c
                     join poll_option o on o.poll_id = c.poll_id and o.position = c.position
                    where c.poll_id = b.poll_id and c.round = b.round and c.tag = b.tag
                    order by case when p.kind = 'RANKING' then c.slot else c.position end)
             || array(select t.words from poll_written w join poll_text t on t.id = w.text_id
                       where w.poll_id = b.poll_id and w.round = b.round and w.tag = b.tag
                       order by w.slot) as answers
        from poll_ballot b
        join poll p on p.id = b.poll_id
        join poll_round r on r.poll_id = b.poll_id and r.round = b.round
        join registration g on g.id = b.registration_id
       where b.poll_id = :id and b.named and r.closed_at is not null
       order by b.round desc, lower(g.name), g.id
      """)
  List<Signed> signed(PollId id);
}
