package no.ordstyrer.mail;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import no.ordstyrer.SettableClock;
import no.ordstyrer.TestDatabase;
import no.ordstyrer.db.Database;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.templates.StaticTemplates;
import org.jdbi.v3.core.Jdbi;

/** An outbox and a postman of one's own, on a real database. */
public final class PostOffice {
  static final Instant NOW = Instant.parse("2030-09-05T08:00:00Z");
  static final Sender SENDER = new Sender("Ordstyrer på prøve", "arena@ordstyrer.example");
  static final byte[] SECRET =
      "a secret of the tests, thirty-two characters".getBytes(StandardCharsets.UTF_8);

  final Jdbi db = Database.open(TestDatabase.fresh());
  final SettableClock clock = new SettableClock(NOW);
  final Outbox outbox = new Outbox(new StaticTemplates(), clock);
  final AtomicReference<StillWanted> wanted = new AtomicReference<>((handle, letter) -> true);

  /** What a test wants to know of a letter. */
  public record Seen(String state, int attempts, Instant dueAt, String answer, String textBody) {}

  Postman postman(int port, String options) {
    var smtp =
        Smtp.of(
            URI.create(
                "smtp://127.0.0.1:"
                    + port
                    + "?"
                    + (options.isEmpty()
                        ? "rate=10000&domain-rate=10000"
                        : "rate=10000" + options)));
    return new Postman(
        db, smtp, SENDER, SECRET, (handle, letter) -> wanted.get().check(handle, letter), clock);
  }

  Postman postman(int port) {
    return postman(port, "");
  }

  Letter letter(String key, String recipient) {
    return Letter.plain(
        key,
        "CONFIRMATION",
        Letter.Priority.ANSWER,
        recipient,
        Language.NB,
        "Du er påmeldt: «Åpen dag» 🎉",
        new Prose()
            .paragraph("Hei, Čierva!")
            .button("Se påmeldingen", "https://x.example/manage/t0ken"));
  }

  void post(Letter letter) {
    db.useTransaction(handle -> outbox.post(handle, letter));
  }

  Seen seen(String key) {
    return db.withHandle(handle ->
        handle
            .createQuery(
                "select state, attempts, due_at, answer, text_body from letter where dedupe_key = ?")
            .bind(0, key)
            .mapTo(Seen.class)
            .one());
  }

  List<String> suppressed() {
    return db.withHandle(handle ->
        handle.select("select address from suppressed_address").mapTo(String.class).list());
  }
}
