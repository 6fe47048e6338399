package no.ordstyrer.mail;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** One connection to the mail server, for as many letters as come. Angus throws; this answers. */
final class SmtpLine implements AutoCloseable {
  private static final Pattern NO_SUCH_ADDRESS = Pattern.compile("\\b5\\.1\\.(1|10)\\b");
  private static final Pattern MAILBOX_FULL = Pattern.compile("\\b5\\.2\\.2\\b");

  private final Smtp smtp;
  private final Session session;
  private final SMTPTransport transport;

  SmtpLine(Smtp smtp) {
    this.smtp = smtp;
    session = Session.getInstance(properties(smtp));
    try {
      transport = (SMTPTransport) session.getTransport(protocol(smtp));
    } catch (MessagingException e) {
      throw new IllegalStateException("No SMTP", e);
    }
  }

  Session session() {
    return session;
  }

  boolean isOpen() {
    return transport.isConnected();
  }

  /** {@link Answer.Taken} when the line is open. */
  Answer open() {
    try {
      transport.connect(smtp.host(), smtp.port(), smtp.user(), smtp.password());
      return new Answer.Taken("");
    } catch (AuthenticationFailedException e) {
      return new Answer.Halt("Log-in at the mail server failed: " + brief(e.getMessage()), true);
    } catch (MessagingException e) {
      return new Answer.Halt("No connection to the mail server: " + brief(e.getMessage()), false);
    }
  }

  Answer send(MimeMessage message) {
    try {
      transport.sendMessage(message, new Address[] {message.getAllRecipients()[0]});
      return new Answer.Taken(brief(transport.getLastServerResponse()));
    } catch (MessagingException e) {
      return read(e);
    }
  }

  @Override
  public void close() {
    try {
      transport.close();
    } catch (MessagingException _) {
      // It is being left anyway.
    }
  }

  /** Greylisting hides as "Invalid Addresses": the codes are further in. */
  static Answer read(MessagingException failure) {
    var code = -1;
    var step = "";
    var words = brief(failure.getMessage());
    for (Exception at = failure; at != null; at = inner(at)) {
      switch (at) {
        case SMTPAddressFailedException refused -> {
          return answer("RCPT", refused.getReturnCode(), brief(refused.getMessage()));
        }
        case SMTPSenderFailedException refused -> {
          return answer("MAIL", refused.getReturnCode(), brief(refused.getMessage()));
        }
        case SMTPSendFailedException refused -> {
          code = refused.getReturnCode();
          step = String.valueOf(refused.getCommand());
          words = brief(refused.getMessage());
        }
        default -> {}
      }
    }
    return answer(step, code, words);
  }

  private static Answer answer(String step, int code, String words) {
    if (code < 500 || code > 599) {
      return new Answer.Later(words);
    }
    if (step.toUpperCase(Locale.ROOT).startsWith("MAIL")) {
      return new Answer.Halt("Our sender address is refused: " + words, true);
    }
    if (MAILBOX_FULL.matcher(words).find()) {
      return new Answer.Full(words);
    }
    var gone = step.startsWith("RCPT") && NO_SUCH_ADDRESS.matcher(words).find();
    return new Answer.Refused(words, gone);
  }

  private static @Nullable Exception inner(Exception outer) {
    return outer instanceof MessagingException messaging ? messaging.getNextException() : null;
  }

  private static String brief(@Nullable String words) {
    var line = String.valueOf(words).replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() <= 300 ? line : line.substring(0, 300);
  }

  private static String protocol(Smtp smtp) {
    return smtp.tls() == Smtp.Tls.IMPLICIT ? "smtps" : "smtp";
  }

  private static Properties properties(Smtp smtp) {
    var properties = new Properties();
    var prefix = "mail." + protocol(smtp) + ".";
    properties.setProperty(prefix + "auth", String.valueOf(smtp.user() != null));
    properties.setProperty(prefix + "connectiontimeout", "10000");
    // RFC 5321 4.5.3.2 allows a server minutes to think; longer than this it is not working.
    properties.setProperty(prefix + "timeout", "120000");
    properties.setProperty(prefix + "writetimeout", "60000");
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    properties.setProperty(prefix + "quitwait", "false");
    properties.setProperty(
        prefix + "starttls.enable",
        String.valueOf(smtp.tls() == Smtp.Tls.OFFERED || smtp.tls() == Smtp.Tls.REQUIRED));
    properties.setProperty(
        prefix + "starttls.required", String.valueOf(smtp.tls() == Smtp.Tls.REQUIRED));
    return properties;
  }
}
