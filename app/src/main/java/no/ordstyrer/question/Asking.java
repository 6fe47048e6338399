package no.ordstyrer.question;

import java.text.Normalizer;
import java.util.List;
import no.ordstyrer.series.ThemeId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks.
 *
 * @param text composed here (NFC), so that it is counted as people count
 * @param language of the text, a tag; what is not known is bokmål
 * @param command of the client's own making, 8-60 characters, or empty
 * @param wary when it is like what others asked, she wants to see that before it is asked
 */
public record Asking(
    String text,
    boolean anonymous,
    String language,
    @Nullable ThemeId theme,
    String command,
    boolean wary) {
  public static final List<String> LANGUAGES = List.of("nb", "nn", "en", "se");

  public Asking {
    text = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    language = LANGUAGES.contains(language) ? language : "nb";
    command = command.matches("[A-Za-z0-9_-]{8,60}") ? command : "";
  }
}
