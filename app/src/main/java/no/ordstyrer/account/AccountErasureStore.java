package no.ordstyrer.account;

import java.time.Instant;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface AccountErasureStore {

  @SqlUpdate("delete from sign_in_link where expires_at < :moment")
  int links(Instant moment);

  @SqlUpdate("delete from staff_session where expires_at < :moment or ended_at < :moment")
  int sessions(Instant moment);

  @SqlUpdate(
      """
      delete from account a
       where a.created_at < :moment
         and not exists (select from arena_member m where m.account_id = a.id)
         and not exists (select from part_role r where r.account_id = a.id)
         and not exists (select from part_person p where p.account_id = a.id)
         and not exists (select from staff_session s where s.account_id = a.id)
         and not exists (select from sign_in_link l where l.account_id = a.id)
      """)
  int idle(Instant moment);
}
