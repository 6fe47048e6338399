package no.ordstyrer.mail;

import java.time.Clock;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Form;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Where letters wait. A letter is written in the transaction of the change that it tells of. */
public final class Outbox {
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");

  private final Templates templates;
  private final Clock clock;
  private volatile Runnable bell = () -> {};

  public Outbox(Templates templates, Clock clock) {
    this.templates = templates;
    this.clock = clock;
  }

  /** Who is told that there is a letter, as soon as its transaction is committed. */
  public void whenPosted(Runnable postman) {
    bell = postman;
  }

  /**
   * Answers false when a letter for the same reason was there already, or it is to somebody who
   * gave no address.
   */
  public boolean post(Handle handle, Letter letter) {
    if (letter.recipient().isBlank()) {
      return false;
    }
    refuseControl(letter.subject());
    refuseControl(letter.recipient());
    refuseControl(letter.replyTo());
    var store = handle.attach(LetterStore.class);
    var written = store.insert(row(letter), clock.instant());
    if (written && letter.thread() != null) {
      store.inherit(letter.thread(), letter.dedupeKey());
      store.collapse(letter.thread(), letter.dedupeKey());
      store.outdate(letter.thread(), letter.dedupeKey());
      store.cancelNothing(letter.dedupeKey());
    }
    if (written) {
      handle.afterCommit(bell);
    }
    return written;
  }

  /**
   * Letters to a registered person that have not left, and whose reason begins so, do not leave: a
   * later one says what is true now.
   */
  public void supersede(Handle handle, long registration, String reason) {
    handle.attach(LetterStore.class).supersede(registration, reason);
  }

  /** A letter that waits for its next try is tried now. */
  public void hurry(Handle handle, long letter) {
    handle.attach(LetterStore.class).hurry(letter, clock.instant());
    handle.afterCommit(bell);
  }

  /** An address that has refused letters for good may be tried again. */
  public void forgive(Handle handle, String address) {
    handle.attach(LetterStore.class).forgive(Form.emailKey(address));
  }

  /**
   * Letters to a registered person that have not left go to another address of hers.
   *
   * @param but kinds of letters that stay as they are
   * @param relink gives a body with the links that are good from now on
   */
  public void readdress(
      Handle handle,
      long registration,
      Addresses move,
      Set<String> but,
      UnaryOperator<String> relink) {
    refuseControl(move.to());
    var store = handle.attach(LetterStore.class);
    var from = Form.emailKey(move.from());
    for (var letter : store.unsent(registration, from, but.toArray(String[]::new))) {
      var relinked =
          new LetterStore.Unsent(
              letter.id(),
              relink.apply(letter.textBody()),
              relink.apply(letter.htmlBody()),
              letter.unsubscribe() == null ? null : relink.apply(letter.unsubscribe()));
      store.readdress(relinked, move.to(), Form.emailKey(move.to()));
    }
  }

  /** From one address to another, both as typed. */
  public record Addresses(String from, String to) {}

  private LetterStore.Row row(Letter letter) {
    var calendar = letter.calendar();
    return new LetterStore.Row(
        letter.dedupeKey(),
        letter.thread(),
        letter.kind(),
        letter.priority().rank(),
        letter.recipient(),
        Form.emailKey(letter.recipient()),
        letter.replyTo(),
        letter.language().tag(),
        letter.subject(),
        letter.body().text(),
        templates
            .mailLetter(letter.language().tag(), letter.subject(), letter.body().blocks())
            .render(),
        calendar == null ? null : calendar.ics(),
        calendar == null ? null : calendar.method(),
        letter.about().series(),
        letter.about().registration(),
        letter.goodUntil(),
        letter.unsubscribe());
  }

  /** A header that holds a line end is two headers: refused, whoever typed it (RFC 5322 2.2). */
  private static void refuseControl(@Nullable String header) {
    if (header != null && CONTROL.matcher(header).find()) {
      throw new IllegalArgumentException("A header must not hold control characters");
    }
  }
}
