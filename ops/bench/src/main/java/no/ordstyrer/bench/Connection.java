package no.ordstyrer.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** One kept connection of HTTP/1.1 that costs little: what is measured is the other end. */
final class Connection implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private String tag = "";
  private final Map<String, String> cookies = new LinkedHashMap<>();

  Connection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(30_000);
    in = new BufferedInputStream(socket.getInputStream(), 32 * 1024);
    out = socket.getOutputStream();
  }

  /** The status; the body is read and dropped. */
  int get(String path) throws IOException {
    return get(path, "");
  }

  /** {@code tag}: the version that the client has, or empty. */
  int get(String path, String tag) throws IOException {
    var condition = tag.isEmpty() ? "" : "If-None-Match: " + tag + "\r\n";
    send("GET " + path + " HTTP/1.1\r\nHost: bench.example\r\n" + condition + cookies() + "\r\n");
    return answer();
  }

  /** The version of the last answer. */
  String tag() {
    return tag;
  }

  /** From now on it shows this cookie, as a browser that was given it. */
  void bring(String cookie, String value) {
    cookies.put(cookie, value);
  }

  /** {@code address}: the client as the proxy would name it. */
  int post(String path, String form, String address) throws IOException {
    return post(path, form, address, "");
  }

  /** {@code more}: further lines of the request. */
  int post(String path, String form, String address, String more) throws IOException {
    send(
        "POST "
            + path
            + " HTTP/1.1\r\nHost: bench.example\r\nSec-Fetch-Site: same-origin\r\n"
            + cookies()
            + more
            + "X-Forwarded-For: "
            + address
            + "\r\nContent-Length: "
            + form.length()
            + "\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n"
            + form);
    return answer();
  }

  /** What it was given, as a browser would bring it back. */
  private String cookies() {
    return cookies.isEmpty()
        ? ""
        : "Cookie: "
            + cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "))
            + "\r\n";
  }

  private void send(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private int answer() throws IOException {
    var status = Integer.parseInt(line().substring(9, 12));
    var length = 0;
    var chunked = false;
    for (var header = line(); !header.isEmpty(); header = line()) {
      if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Integer.parseInt(header.substring(15).strip());
      } else if (header.regionMatches(true, 0, "transfer-encoding: chunked", 0, 26)) {
        chunked = true;
      } else if (header.regionMatches(true, 0, "etag:", 0, 5)) {
        tag = header.substring(5).strip();
      } else if (header.regionMatches(true, 0, "set-cookie:", 0, 11)) {
        var cookie = header.substring(11).strip().split(";", 2)[0].split("=", 2);
        cookies.put(cookie[0], cookie[1]);
      }
    }
    if (chunked) {
      int size;
      do {
        size = Integer.parseInt(line(), 16);
        in.skipNBytes(size);
        line();
      } while (size > 0);
    } else {
      in.skipNBytes(length);
    }
    return status;
  }

  private String line() throws IOException {
    var line = new StringBuilder(64);
    int read;
    while ((read = in.read()) != '\n') {
      if (read < 0) {
        throw new EOFException();
      }
      if (read != '\r') {
        line.append((char) read);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
