package no.ordstyrer.panel;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import no.ordstyrer.Visitor;

/** Stance votes as the tests need them. */
public final class StanceScenes {
  private StanceScenes() {}

  /** Sends the form of the question, with other fields than it has in these pairs. */
  public static HttpResponse<String> write(Visitor who, String part, String... changed) {
    var fields =
        new LinkedHashMap<>(
            Map.of(
                "rev", "0",
                "question", "Bør styringsmodellen endres?",
                "options", "Ja\nNei\nVet ikke",
                "framing", "ADVERSARIAL",
                "motion", "Staten bør styre"));
    for (var i = 0; i < changed.length; i += 2) {
      fields.put(changed[i], changed[i + 1]);
    }
    return who.post(
        part + "/stance/edit",
        fields.entrySet().stream()
            .flatMap(field -> java.util.stream.Stream.of(field.getKey(), field.getValue()))
            .toArray(String[]::new));
  }
}
