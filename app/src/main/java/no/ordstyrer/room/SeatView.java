package no.ordstyrer.room;

import java.util.List;
import java.util.Map;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.live.Subscription;
import no.ordstyrer.panel.Briefing;
import no.ordstyrer.panel.OwnSeat;
import no.ordstyrer.question.AnswerDraft;
import no.ordstyrer.question.Question;
import no.ordstyrer.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * A panelist's own page.
 *
 * @param own null as long as there is no debate
 * @param questions put to her first, then the shortlist
 * @param drafts answers in writing to what is put to her, by number
 * @param person her line on the programme
 * @param account her own
 * @param recording whether she has agreed to be recorded
 * @param form of the green room
 * @param wrong the number of the question whose form came back, or 0
 */
public record SeatView(
    @Nullable OwnSeat own,
    @Nullable Question live,
    List<Question> questions,
    Map<Long, Briefing> briefs,
    Map<Integer, AnswerDraft> drafts,
    long person,
    AccountId account,
    boolean recording,
    Form form,
    int wrong,
    String problem,
    Subscription subscription) {
  public Briefing brief(Question question) {
    return briefs.getOrDefault(question.id().value(), Briefing.none(question.id().value()));
  }

  public boolean mine(Question question) {
    return question.assignedIds().contains(person);
  }

  /** Whether moderators have her answer before them. */
  public boolean offered(Question question) {
    var draft = drafts.get(question.number());
    return draft != null && account.equals(draft.writtenBy());
  }

  /** Whether somebody else is at work on the answer. */
  public boolean taken(Question question) {
    return drafts.containsKey(question.number()) && !offered(question);
  }

  public int rev(Question question) {
    var draft = drafts.get(question.number());
    return draft == null ? 0 : draft.rev();
  }
}
