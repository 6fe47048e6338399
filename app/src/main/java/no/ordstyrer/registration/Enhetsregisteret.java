package no.ordstyrer.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.registration.Organisations.Organisation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open interface of the Norwegian register of organisations ({@code GET /enheter}, and {@code
 * GET /enheter/{number}}). It learns what was typed as an organisation, and from which server;
 * never by whom.
 */
public final class Enhetsregisteret implements Organisations.Register {
  private static final Logger LOG = LoggerFactory.getLogger(Enhetsregisteret.class);
  private static final Duration PATIENCE = Duration.ofMillis(1500);
  private static final int MOST = 8;
  private static final int LONGEST = 200;

  private final URI base;
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** {@code base}: {@code https://data.brreg.no/enhetsregisteret/api}. */
  public Enhetsregisteret(URI base) {
    this.base = base;
  }

  @Override
  public Optional<List<Organisation>> find(String words) {
    var number = OrganisationNumber.of(words);
    var path =
        number
            .map(one -> "/enheter/" + one.digits())
            .orElseGet(() -> "/enheter?size=" + MOST + "&navn=" + encoded(words));
    try {
      var request =
          HttpRequest.newBuilder(URI.create(base + path))
              .timeout(PATIENCE)
              .header("Accept", "application/json")
              .build();
      var answer = http.send(request, BodyHandlers.ofString());
      return switch (answer.statusCode()) {
        case 200 -> Optional.of(read(json.readTree(answer.body())));
        // No such number, or one that is struck from the register.
        case 404, 410 -> Optional.of(List.of());
        default -> away("status " + answer.statusCode());
      };
    } catch (IOException problem) {
      return away(problem.getClass().getSimpleName());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Optional<List<Organisation>> away(String why) {
    LOG.info("The register of organisations gives no answer: {}", why);
    return Optional.empty();
  }

  /** One unit, or a page of them. What is no organisation with a number and a name is left out. */
  private static List<Organisation> read(JsonNode answer) {
    var units = answer.has("organisasjonsnummer") ? List.of(answer) : page(answer);
    var found = new ArrayList<Organisation>();
    for (var unit : units) {
      var name = unit.path("navn").asText("").replaceAll("\\s+", " ").strip();
      var number = OrganisationNumber.of(unit.path("organisasjonsnummer").asText(""));
      if (number.isPresent()
          && !name.isEmpty()
          && name.length() <= LONGEST
          && found.size() < MOST) {
        found.add(new Organisation(number.get().digits(), name));
      }
    }
    return found;
  }

  private static List<JsonNode> page(JsonNode answer) {
    var units = new ArrayList<JsonNode>();
    answer.path("_embedded").path("enheter").forEach(units::add);
    return units;
  }

  private static String encoded(String words) {
    return URLEncoder.encode(words, StandardCharsets.UTF_8);
  }
}
