package no.ordstyrer.question;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.registration.RegistrationId;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.ThemeId;
import org.jspecify.annotations.Nullable;

/**
 * A question of one part. Where it stands has two axes, never one: what the moderators made of it,
 * and what the room does with it.
 *
 * @param number in order of receipt within the part, never reused; the chair says it aloud
 * @param registrationId null when its author has been erased
 * @param authorName empty when she asks anonymously
 * @param language of the text, a tag ({@code nb}, {@code nn}, {@code en}, {@code se})
 * @param rank its place on the shortlist
 * @param reason why it was rejected, or closed without an answer
 * @param rev every command carries the one it saw
 * @param changedBy null when its author changed it
 * @param votes people who want an answer
 * @param pseudonym «Deltaker 14»: what moderators see of an anonymous author; of any, the key of
 *     the participant in their addresses
 * @param fromPart the number of the earlier part that it was carried from; null when others learn
 *     nothing of it
 * @param fromVotes how many votes it had there
 * @param toPart the number of the later part that it was carried to
 * @param answeredByName who on the programme wrote the answer, if one of them did
 * @param answeredThere whether it has been answered in the part that it was carried to
 * @param toHidden whether others learn nothing of that part
 * @param recorded whether there is a recording in which it was taken up
 * @param held why it waits whatever the rules say: {@code LINK}, {@code WORD:…}; see Screening
 * @param reports people who have reported it and whom no moderator has answered
 * @param assigned names of those on the programme whom it is put to
 * @param assignedIds their keys, in the same order
 * @param head the number of the question that it is merged into
 * @param headModeration where that stands, and {@code headHandling}
 * @param headDerived whether that is this question in a moderator's words
 * @param editedAt when a moderator put it into other words
 * @param askers how many people asked this, or what is merged into it
 * @param merged the numbers of those that are merged into it; when it is merged itself, of those
 *     that came along with it
 */
public record Question(
    QuestionId id,
    PartId partId,
    int number,
    @Nullable RegistrationId registrationId,
    boolean anonymous,
    String authorName,
    String text,
    String language,
    @Nullable ThemeId themeId,
    Instant askedAt,
    Moderation moderation,
    Handling handling,
    @Nullable Integer rank,
    @Nullable String reason,
    @Nullable QuestionId carriedFrom,
    @Nullable Instant publishedAt,
    @Nullable Instant liveAt,
    @Nullable Instant answeredAt,
    @Nullable String answer,
    @Nullable String followUpOwner,
    @Nullable LocalDate followUpDue,
    int rev,
    Instant changedAt,
    @Nullable AccountId changedBy,
    int votes,
    @Nullable String themeName,
    @Nullable Integer pseudonym,
    @Nullable String changedByName,
    @Nullable Integer fromPart,
    int fromVotes,
    @Nullable Integer toPart,
    @Nullable String answeredByName,
    boolean answeredThere,
    boolean toHidden,
    boolean recorded,
    int reports,
    List<String> held,
    List<String> assigned,
    List<Long> assignedIds,
    @Nullable Integer head,
    @Nullable Moderation headModeration,
    @Nullable Handling headHandling,
    boolean headDerived,
    @Nullable Instant editedAt,
    int askers,
    List<Integer> merged) {

  /** What the moderators made of it. Only what is published is ever shown to others. */
  public enum Moderation {
    PENDING,
    PUBLISHED,
    REJECTED,
    WITHDRAWN,
    MERGED
  }

  /** What the room does with it. */
  public enum Handling {
    OPEN,
    SHORTLISTED,
    LIVE,
    ANSWERED_LIVE,
    ANSWERED_TEXT,
    DEFERRED,
    NOT_ANSWERED
  }

  /** Both axes. */
  public record State(Moderation moderation, Handling handling) {
    public boolean published() {
      return moderation == Moderation.PUBLISHED;
    }

    /** Nobody has said yet what became of it. */
    public boolean waiting() {
      return handling == Handling.OPEN || handling == Handling.SHORTLISTED;
    }
  }

  /** Where it stands in the moderators' queue. */
  public enum Column {
    LIVE,
    SHORTLIST,
    PENDING,
    PUBLISHED,
    HANDLED;

    /** The id of its list on the page. */
    public String id() {
      return "queue-" + name().toLowerCase(Locale.ROOT);
    }
  }

  public Column column() {
    if (!pending() && !published()) {
      return Column.HANDLED;
    }
    return switch (handling) {
      case LIVE -> Column.LIVE;
      case SHORTLISTED -> Column.SHORTLIST;
      case OPEN -> pending() ? Column.PENDING : Column.PUBLISHED;
      case ANSWERED_LIVE, ANSWERED_TEXT, DEFERRED, NOT_ANSWERED ->
          pending() ? Column.PENDING : Column.HANDLED;
    };
  }

  public State state() {
    return new State(moderation, handling);
  }

  public boolean published() {
    return moderation == Moderation.PUBLISHED;
  }

  public boolean pending() {
    return moderation == Moderation.PENDING;
  }

  public boolean live() {
    return handling == Handling.LIVE;
  }

  /** Votes count only while it is published and waits for its turn. */
  public boolean votable() {
    return published() && state().waiting();
  }

  /** Its author may change her mind until it is live. */
  public boolean withdrawable() {
    return (pending() || published()) && state().waiting();
  }

  /** Published, and nobody has said what became of it. */
  public boolean lacksOutcome() {
    return published() && (state().waiting() || live());
  }

  /** Published, and on the shortlist, live, or put to somebody and still waiting. */
  public boolean forPanel() {
    return published()
        && (handling == Handling.SHORTLISTED
            || live()
            || (state().waiting() && !assigned.isEmpty()));
  }

  /** Who wrote the answer; in the part, those to whom the question was put. */
  public List<String> answerers() {
    if (answeredByName != null) {
      return List.of(answeredByName);
    }
    return handling == Handling.ANSWERED_LIVE ? assigned : List.of();
  }
}
