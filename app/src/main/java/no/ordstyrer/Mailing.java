package no.ordstyrer;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.mail.Imap;
import no.ordstyrer.mail.Inbound;
import no.ordstyrer.mail.LetterPages;
import no.ordstyrer.mail.Mailbox;
import no.ordstyrer.mail.Outbox;
import no.ordstyrer.mail.Postman;
import no.ordstyrer.mail.Sender;
import no.ordstyrer.mail.Smtp;
import no.ordstyrer.registration.LetterCheck;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Site;
import org.jdbi.v3.core.Jdbi;

/** Where letters go: to a mail server, or, when none is set, to a page on this machine. */
final class Mailing implements AutoCloseable {
  private final Optional<Postman> postman;
  private final LetterPages pages;
  private final Function<Inbound.CalendarAnswers, Optional<Inbound>> inbound;

  Mailing(Jdbi db, Settings settings, Outbox outbox, Clock clock, Front front) {
    var secret = settings.secret().getBytes(StandardCharsets.UTF_8);
    var name = front.site().words(Language.NB).say("web.name");
    var sender = new Sender(name, settings.mail().from());
    postman =
        Optional.ofNullable(settings.mail().smtp())
            .map(smtp ->
                new Postman(db, Smtp.of(smtp), sender, secret, new LetterCheck(clock), clock));
    postman.ifPresent(man -> outbox.whenPosted(man::wake));
    inbound =
        answers ->
            Optional.ofNullable(settings.mail().imap())
                .map(imap -> new Inbound(db, Imap.of(imap), sender, secret, answers, clock));
    pages = new LetterPages(new Mailbox(db, sender, secret), front.site(), front.templates());
  }

  /** What pages are made with. */
  record Front(Site site, Templates templates) {}

  void routes() {
    if (postman.isEmpty()) {
      pages.routes();
    }
  }

  /** Reads what is sent to us, where a mailbox is set. */
  Optional<Inbound> inbound(Inbound.CalendarAnswers answers) {
    return inbound.apply(answers);
  }

  void start() {
    postman.ifPresent(Postman::start);
  }

  @Override
  public void close() {
    postman.ifPresent(Postman::close);
  }
}
