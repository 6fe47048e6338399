package no.ordstyrer.live;

import java.util.Optional;
import no.ordstyrer.i18n.Language;

/** Shows a subject as it is now, with the same partial as the page. */
@FunctionalInterface
public interface Renderer {
  /**
   * One root element with {@code id=}{@link Live#elementId}; empty when there is nothing for this
   * audience to see (any more). Reads what is committed; may be asked at any time, for a subject
   * that never was.
   */
  Optional<String> html(long part, Audience audience, Language language, String subject);
}
