package no.ordstyrer.web;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface LimitStore {

  /**
   * What came of a take.
   *
   * @param taken how many buckets gave one
   * @param emptiestSeconds how long until the emptiest bucket gives again; null when none was empty
   */
  record Answer(int taken, @Nullable Double emptiestSeconds) {}

  /**
   * Takes one from every bucket, or from none when one is empty. Looking comes first, so that a
   * flood that is refused neither writes nor waits for a lock. Rows are taken in the order of their
   * key: two takes of the same buckets cannot lock each other out.
   */
  @SqlQuery(
      """
      with asked as (
        select rule, subject, make_interval(secs => every) as every, :now::timestamptz + make_interval(secs => slack) as latest
          from unnest(array[<rules>]::text[], array[<subjects>]::bytea[],
                      array[<every>]::float8[], array[<slack>]::float8[]) as u (rule, subject, every, slack)
      ), empty as (
        select b.full_at - a.latest as wait
          from asked a join rate_bucket b using (rule, subject)
         where b.full_at > a.latest
      ), taken as (
        insert into rate_bucket as b (rule, subject, full_at)
        select rule, subject, :now::timestamptz + every from asked
         where not exists (select from empty)
         order by rule, subject
        on conflict (rule, subject) do update
           set full_at = greatest(b.full_at, :now::timestamptz) + (excluded.full_at - :now::timestamptz)
         where b.full_at <= (select a.latest from asked a where a.rule = b.rule and a.subject = b.subject)
        returning rule
      )
      select (select count(*) from taken) as taken,
             (select extract(epoch from max(wait)) from empty) as emptiest_seconds
      """)
  Answer take(
      @BindList("rules") List<String> rules,
      @BindList("subjects") List<byte[]> subjects,
      @BindList("every") List<Double> every,
      @BindList("slack") List<Double> slack,
      Instant now);

  /** Buckets that are full again are forgotten, some at a time. */
  @SqlUpdate(
      """
      delete from rate_bucket
       where ctid = any (array(select ctid from rate_bucket where full_at < :now limit 5000 for update skip locked))
      """)
  int sweep(Instant now);
}
