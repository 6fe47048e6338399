package no.ordstyrer.mail;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the mailbox that letters come from: bounces stop letters to addresses that are gone,
 * answers of calendars are filed, and all else is left unread for people. Nothing is answered,
 * nothing is deleted, and a mail is looked at once.
 */
public final class Inbound {
  private static final Logger LOG = LoggerFactory.getLogger(Inbound.class);
  private static final int LONGEST = 500;
  private static final int LARGEST = 300_000;

  private final Jdbi db;
  private final Imap imap;
  private final Postmark postmark;
  private final CalendarAnswers answers;
  private final Clock clock;

  /** Files what a calendar answered: an iTIP object. Answers whether it was one of ours. */
  @FunctionalInterface
  public interface CalendarAnswers {
    boolean file(Handle handle, String ics);
  }

  /** {@code secret}: the installation's own, which marks its letters. */
  public Inbound(
      Jdbi db, Imap imap, Sender sender, byte[] secret, CalendarAnswers answers, Clock clock) {
    this.db = db;
    this.imap = imap;
    this.postmark = new Postmark(secret, sender);
    this.answers = answers;
    this.clock = clock;
  }

  /** Reads what has come since the last time. For the clock. */
  public void sweep() {
    try (var store = imap.session().getStore(imap.protocol())) {
      store.connect(imap.host(), imap.port(), imap.user(), imap.password());
      try (var folder = store.getFolder(imap.folder())) {
        folder.open(Folder.READ_WRITE);
        read(folder);
      }
    } catch (MessagingException e) {
      LOG.warn("The mailbox {} cannot be read: {}", imap, e.getMessage());
    }
  }

  private void read(Folder folder) throws MessagingException {
    var uids = (UIDFolder) folder;
    var validity = uids.getUIDValidity();
    var last =
        db.withExtension(InboundStore.class, store -> store.cursor(imap.name()))
            .filter(cursor -> cursor.uidValidity() == validity)
            .map(InboundStore.Cursor::lastUid)
            .orElse(0L);
    for (var message : uids.getMessagesByUID(last + 1, UIDFolder.LASTUID)) {
      var uid = uids.getUID(message);
      if (uid > last) {
        take(message, validity, uid);
      }
    }
  }

  /** All that follows from a mail, and that it was read, or nothing. */
  private void take(Message message, long validity, long uid) throws MessagingException {
    var handled =
        db.inTransaction(handle -> {
          handle.attach(InboundStore.class).reach(imap.name(), validity, uid);
          return message instanceof MimeMessage mail && handled(handle, mail);
        });
    if (handled) {
      message.setFlag(Flags.Flag.SEEN, true);
    }
  }

  private boolean handled(Handle handle, MimeMessage mail) {
    try {
      var bounce = Bounce.of(mail, postmark);
      if (bounce.isPresent()) {
        note(handle, bounce.get());
        return true;
      }
      var ics = calendar(mail, 0);
      return ics.isPresent() && answers.file(handle, ics.get());
    } catch (MessagingException | IOException e) {
      LOG.info("A mail that cannot be read is left to people: {}", e.getMessage());
      return false;
    }
  }

  private void note(Handle handle, Bounce bounce) {
    if (!bounce.permanent()) {
      return;
    }
    var store = handle.attach(InboundStore.class);
    var all = bounce.status() + " " + bounce.words();
    var words = all.substring(0, Math.min(all.length(), LONGEST));
    var recipient = store.bounce(bounce.letter(), words);
    if (recipient.isPresent() && bounce.gone()) {
      store.suppress(recipient.get(), words, clock.instant());
    }
  }

  /** The first calendar object in it. */
  private static Optional<String> calendar(Part part, int depth)
      throws MessagingException, IOException {
    if (part.isMimeType("text/calendar")) {
      try (var in = part.getInputStream()) {
        return Optional.of(new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8));
      }
    }
    if (depth < 5 && part.isMimeType("multipart/*")) {
      @Nullable Object content = part.getContent();
      if (content instanceof Multipart several) {
        for (var i = 0; i < several.getCount(); i++) {
          var found = calendar(several.getBodyPart(i), depth + 1);
          if (found.isPresent()) {
            return found;
          }
        }
      }
    }
    return Optional.empty();
  }
}
