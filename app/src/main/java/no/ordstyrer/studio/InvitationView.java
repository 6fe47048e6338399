package no.ordstyrer.studio;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.registration.Invitation;
import no.ordstyrer.registration.Invitation.State;
import no.ordstyrer.registration.Invitations;
import no.ordstyrer.registration.People;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.web.Choice;
import no.ordstyrer.web.Paging;

/**
 * The list of those who are invited, with what was asked for; the address of the page says it all.
 */
public record InvitationView(
    SeenSeries seen,
    Invitations.Search asked,
    Invitations.Found found,
    int page,
    Invitations.Overview overview,
    Instant now) {

  /** What was asked for, as far as it makes sense. */
  static Invitations.Search asked(String words, String state) {
    var known = Arrays.stream(State.values()).anyMatch(one -> one.name().equals(state));
    return new Invitations.Search(
        words.length() > 200 ? words.substring(0, 200) : words, known ? state : "");
  }

  public String path() {
    return path(seen);
  }

  static String path(SeenSeries seen) {
    return "/studio" + seen.path() + "/invitations";
  }

  /** {@code q=anne&state=PENDING}, for the links of the page. */
  public String query() {
    return "q="
        + URLEncoder.encode(asked.words(), StandardCharsets.UTF_8)
        + "&state="
        + asked.state();
  }

  public int pages() {
    return Paging.pages(found.total(), People.PAGE);
  }

  public int first() {
    return Math.min((page - 1) * People.PAGE + 1, found.total());
  }

  public int last() {
    return first() + Math.max(0, found.lines().size() - 1);
  }

  public boolean mayInvite() {
    return Invitations.mayInvite(seen);
  }

  /** Whether anybody is left to be reminded, now or later. */
  public boolean asks() {
    return mayInvite() && overview.of(State.PENDING) > 0;
  }

  public boolean remindable(Invitation one) {
    return mayInvite() && one.reminding(now) == Invitation.Reminding.YES;
  }

  /** Whether she can be invited anew. */
  public boolean renewable(Invitation one) {
    return mayInvite() && one.state() != State.PENDING && one.state() != State.ACCEPTED;
  }

  public List<Choice> states(Messages t) {
    return Arrays.stream(State.values())
        .map(state -> Choice.of(state, t.name("invitations.state", state)))
        .toList();
  }

  /** A colour that helps; the words carry the meaning. */
  public static String colour(State state) {
    return switch (state) {
      case PENDING -> "warning";
      case ACCEPTED -> "success";
      case DECLINED, REVOKED, EXPIRED -> "neutral";
    };
  }
}
