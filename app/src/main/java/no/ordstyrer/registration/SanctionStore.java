package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.registration.Sanction.Kind;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface SanctionStore {
  String SANCTION =
      """
      select s.kind, s.reason, b.name as by_name, s.at, l.name as lifted_by_name, s.lifted_at
        from room_sanction s
        left join account b on b.id = s.by_account
        left join account l on l.id = s.lifted_by
      """;

  /** Holds a participant until the transaction ends: whoever sanctions her takes turns. */
  @SqlQuery(
      """
      select number from room_participant where part_id = :part and number = :number for update
      """)
  Optional<Integer> hold(PartId part, int number);

  @SqlQuery("select * from room_person where part_id = :part and number = :number")
  Optional<Participant> find(PartId part, int number);

  /** What stands upon somebody, however she was known when it was put; the mildest first. */
  @SqlQuery(
      SANCTION
          + """
           where s.part_id = :part and s.registration_id = :whose and s.lifted_at is null
           order by array_position(array['HOLD', 'MUTE', 'BAN'], s.kind), s.at
          """)
  List<Sanction> standing(PartId part, RegistrationId whose);

  /** All that was ever put upon a participant; what was changed last comes first. */
  @SqlQuery(
      SANCTION
          + """
           where s.part_id = :partId and s.registration_id = :registrationId and s.anonymous = :anonymous
           order by coalesce(s.lifted_at, s.at) desc, s.id desc
          """)
  List<Sanction> history(@BindMethods Participant who);

  @SqlUpdate(
      """
      insert into room_sanction (part_id, registration_id, anonymous, kind, reason, by_account, at)
      values (:partId, :registrationId, :anonymous, :kind, :reason, :account, :now)
      """)
  void impose(
      @BindMethods Participant who, Kind kind, String reason, AccountId account, Instant now);

  @SqlUpdate(
      """
      update room_sanction set lifted_by = :account, lifted_at = :now
       where part_id = :partId and registration_id = :registrationId and anonymous = :anonymous
         and kind = :kind and lifted_at is null
      """)
  void lift(@BindMethods Participant who, Kind kind, AccountId account, Instant now);

  @SqlUpdate(
      """
      update room_participant set rev = rev + 1
       where part_id = :partId and number = :number
      """)
  void changed(@BindMethods Participant who);

  /** Gives those a number who have none; see the migration. */
  @SqlQuery("select take_part(:part, :people, :anonymous)::text")
  String takePart(PartId part, Long[] people, @Nullable Boolean anonymous);

  /** The parts whose rooms are closed to somebody, and why. */
  @SqlQuery("select part_id, reason from room_shut where registration_id = :whose order by at desc")
  List<Shut> shut(RegistrationId whose);

  record Shut(PartId partId, String reason) {}
}
