package no.ordstyrer.room;

import java.util.List;
import no.ordstyrer.live.Subscription;
import no.ordstyrer.panel.Floor;
import no.ordstyrer.panel.StanceAsked;
import no.ordstyrer.poll.PollList;
import no.ordstyrer.question.QuestionList;
import no.ordstyrer.series.Material;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.Person;
import no.ordstyrer.series.ProgrammeItem;
import no.ordstyrer.series.Seen;
import org.jspecify.annotations.Nullable;

/**
 * The page of a part as one viewer sees it.
 *
 * @param attending whether she is confirmed in this part
 * @param registered whether she is registered for the series
 * @param stance where she stands, if it is asked here
 * @param balance how the time is shared, if everybody may see it
 * @param present how many are here
 */
public record RoomView(
    Seen seen,
    Room room,
    boolean attending,
    boolean registered,
    Video video,
    List<Person> people,
    List<ProgrammeItem.Timed> programme,
    List<Material> materials,
    QuestionList questions,
    PollList polls,
    @Nullable StanceAsked stance,
    @Nullable Floor balance,
    ReactionList reactions,
    long present,
    Present crowd,
    Subscription subscription) {

  public Part part() {
    return seen.part();
  }

  public boolean moderates() {
    return seen.standing().moderates();
  }

  /** The room is talked in: something may change while one looks. */
  public boolean open() {
    return room.state() != Part.State.CANCELLED;
  }

  public boolean ended() {
    return room.state() == Part.State.ENDED;
  }

  public List<Person> people(Person.Role role) {
    return people.stream().filter(person -> person.role() == role).toList();
  }

  public String title() {
    return part().theme().isEmpty() ? part().label() : part().theme();
  }
}
