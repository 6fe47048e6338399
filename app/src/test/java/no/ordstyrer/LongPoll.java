package no.ordstyrer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** A page without a socket: it asks for what has changed since. */
public final class LongPoll {
  private final String address;
  private final HttpClient http = HttpClient.newHttpClient();

  public LongPoll(String address) {
    this.address = address;
  }

  public String since(long version) throws IOException, InterruptedException {
    return lines(http.send(request(version), BodyHandlers.ofString()));
  }

  public CompletableFuture<String> sinceLater(long version) {
    return http.sendAsync(request(version), BodyHandlers.ofString()).thenApply(LongPoll::lines);
  }

  private HttpRequest request(long version) {
    return HttpRequest.newBuilder(
            URI.create(address + (address.contains("?") ? "&" : "?") + "since=" + version))
        .build();
  }

  private static String lines(HttpResponse<String> response) {
    if (response.statusCode() != 200) {
      throw new IllegalStateException("Status " + response.statusCode());
    }
    return response.body();
  }
}
