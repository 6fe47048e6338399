package no.ordstyrer;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;

/** One person's browser, as far as HTTP goes: keeps cookies, follows nothing by itself. */
public final class Visitor {
  private final String origin;
  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient http;

  Visitor(String origin) {
    this.origin = origin;
    http =
        HttpClient.newBuilder().cookieHandler(cookies).version(HttpClient.Version.HTTP_1_1).build();
  }

  public HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  /** Posts a form as a page of ours would: {@code post(path, "name", "value", …)}. */
  public HttpResponse<String> post(String path, String... fields) {
    return send(request(path).header("Origin", origin), fields);
  }

  public HttpResponse<String> postFrom(String otherOrigin, String path, String... fields) {
    return send(request(path).header("Origin", otherOrigin), fields);
  }

  /** Posts as a script of ours would: asks for the changed piece of the page. */
  public HttpResponse<String> fragment(String path, String... fields) {
    return send(
        request(path).header("Origin", origin).header("Accept", "text/vnd.ordstyrer.fragment+html"),
        fields);
  }

  /** The whole address of a path, where this visitor goes. */
  public String address(String path) {
    return origin + path;
  }

  /** A request with headers of its own; {@link #send} sends it with this visitor's cookies. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : origin + path))
        .header("Accept-Language", "nb");
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Comes with a cookie that an earlier visit gave. */
  public Visitor carrying(String name, String value) {
    var cookie = new java.net.HttpCookie(name, value);
    cookie.setPath("/");
    cookie.setVersion(0);
    cookies.getCookieStore().add(URI.create(origin), cookie);
    return this;
  }

  /** As {@link #send}, for files. */
  public HttpResponse<byte[]> sendForBytes(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** For a socket's handshake: {@code name=value; …}. */
  public String cookieHeader() {
    var all = new ArrayList<String>();
    cookies.getCookieStore().getCookies().forEach(c -> all.add(c.getName() + "=" + c.getValue()));
    return String.join("; ", all);
  }

  public Map<String, String> handshake() {
    return Map.of("Origin", origin, "Cookie", cookieHeader());
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String... fields) {
    var body = new ArrayList<String>();
    for (var i = 0; i < fields.length; i += 2) {
      body.add(encode(fields[i]) + "=" + encode(fields[i + 1]));
    }
    return send(
        request
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(String.join("&", body))));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
