package no.ordstyrer.series;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The lines of programmes, and the people on them. */
interface ProgrammeStore {
  String ITEMS =
      """
      select i.id, i.part_id, i.minutes, i.title, i.about, i.rev,
             array(select s.person_id from programme_speaker s where s.item_id = i.id) as speakers
        from programme_item i
      """;

  @SqlQuery(ITEMS + " join part p on p.id = i.part_id where p.series_id = :series order by i.rank")
  List<ProgrammeItem> of(SeriesId series);

  @SqlQuery(ITEMS + " where i.part_id = :part order by i.rank")
  List<ProgrammeItem> of(PartId part);

  @SqlQuery(ITEMS + " where i.part_id = :part and i.id = :item")
  Optional<ProgrammeItem> find(PartId part, ProgrammeItemId item);

  /** Two who write the programme of a part do it one after the other. */
  @SqlQuery("select id from part where id = :part for no key update")
  PartId lock(PartId part);

  @SqlUpdate(
      """
      insert into programme_item (part_id, rank, minutes, title, about)
      values (:part, (select coalesce(max(rank), 0) + 1 from programme_item where part_id = :part),
             :minutes, :title, :about)
      """)
  @GetGeneratedKeys("id")
  ProgrammeItemId insert(PartId part, @BindMethods ProgrammeItem.Plan plan);

  @SqlUpdate(
      """
      update programme_item set minutes = :minutes, title = :title, about = :about, rev = rev + 1
       where id = :item and rev = :rev
      """)
  boolean update(ProgrammeItemId item, int rev, @BindMethods ProgrammeItem.Plan plan);

  @SqlUpdate("delete from programme_speaker where item_id = :item")
  void clearSpeakers(ProgrammeItemId item);

  @SqlUpdate(
      """
      insert into programme_speaker (part_id, item_id, person_id)
      select part_id, :item, id from part_person where part_id = :part and id = any(:people)
      """)
  void speak(PartId part, ProgrammeItemId item, List<Long> people);

  @SqlUpdate("update programme_item set rank = :rank where id = :item")
  void rank(ProgrammeItemId item, int rank);

  @SqlUpdate("delete from programme_item where part_id = :part and id = :item")
  boolean delete(PartId part, ProgrammeItemId item);

  @SqlUpdate(
      """
      insert into programme_item (part_id, rank, minutes, title, about)
      select :to, rank, minutes, title, about from programme_item where part_id = :from
      """)
  void copy(PartId from, PartId to);

  @SqlQuery("select * from part_person where part_id = :part order by rank, id")
  List<Person> people(PartId part);

  @SqlUpdate(
      """
      insert into part_person (part_id, role, name, title, organisation, rank)
      values (:part, :role, :name, :title, :organisation,
             (select coalesce(max(rank), 0) + 1 from part_person where part_id = :part))
      """)
  void insertPerson(PartId part, @BindMethods PartPlan.PersonPlan plan);

  @SqlUpdate(
      """
      update part_person
         set role = :role, name = :name, title = :title, organisation = :organisation, rev = rev + 1
       where id = :person and rev = :rev
      """)
  boolean updatePerson(PersonId person, int rev, @BindMethods PartPlan.PersonPlan plan);

  @SqlUpdate("update part_person set rank = :rank where id = :person")
  void rankPerson(PersonId person, int rank);

  @SqlUpdate("delete from part_person where part_id = :part and id = :person")
  boolean deletePerson(PartId part, PersonId person);
}
