package no.ordstyrer;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What has been written to one address, the latest last. */
public record Inbox(List<Mail> letters) {
  private static final Pattern LINK = Pattern.compile("(https?|webcal)://\\S+");

  /** One letter as it waits in the outbox. */
  public record Mail(
      String kind,
      String subject,
      String textBody,
      String htmlBody,
      String language,
      @Nullable String calendar,
      @Nullable String calendarMethod) {

    /** Every address in it, as paths of ours. */
    public List<String> links() {
      var links = new ArrayList<String>();
      var matcher = LINK.matcher(textBody);
      while (matcher.find()) {
        var uri = URI.create(matcher.group());
        links.add(uri.getRawPath());
      }
      return links;
    }

    public String link(String prefix) {
      return links().stream().filter(link -> link.startsWith(prefix)).findFirst().orElseThrow();
    }

    /** The value of a property of its calendar part, unfolded. */
    public String property(String name) {
      var matcher =
          Pattern.compile("(?m)^" + name + "[;:](.*)$")
              .matcher(Objects.requireNonNull(calendar).replace("\r\n ", "").replace("\r\n", "\n"));
      return matcher.find() ? matcher.group(1) : "";
    }
  }

  public static Inbox of(TestApp app, String address) {
    return new Inbox(
        app.db()
            .withHandle(handle ->
                handle
                    .createQuery(
                        "select kind, subject, text_body, html_body, language, calendar, calendar_method"
                            + " from letter where recipient = ? order by id")
                    .bind(0, address)
                    .mapTo(Mail.class)
                    .list()));
  }

  /** As if the mail server had taken every letter that waits: what follows cannot collapse them. */
  public static void deliver(TestApp app) {
    app.db()
        .useHandle(handle ->
            handle.execute(
                "update letter set state = 'SENT', attempts = 1, sent_at = now() where state = 'WAITING'"));
  }

  public Mail last() {
    return letters.getLast();
  }

  public Mail first(String kind) {
    return letters.stream().filter(mail -> mail.kind().equals(kind)).findFirst().orElseThrow();
  }

  public List<Mail> since(int count) {
    return letters.subList(count, letters.size());
  }

  public int size() {
    return letters.size();
  }
}
