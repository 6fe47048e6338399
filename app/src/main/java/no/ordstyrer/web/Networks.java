package no.ordstyrer.web;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which network a request comes from: an IPv4 address, or the first 64 bits of an IPv6 address,
 * since a household or a host is given no less (RFC 6177).
 */
public final class Networks {
  /** Only what can be nothing but an address: a name must never reach the resolver. */
  private static final Pattern ADDRESS =
      Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

  private final @Nullable String header;

  /**
   * @param header in which the proxy in front names the client, such as {@code X-Forwarded-For}:
   *     its last address is believed, for the proxy itself added it. Null when nothing stands in
   *     front: then no header is believed.
   */
  public Networks(@Nullable String header) {
    this.header = header;
  }

  public String of(Context ctx) {
    if (header != null) {
      var named = Objects.requireNonNullElse(ctx.header(header), "");
      var last = named.substring(named.lastIndexOf(',') + 1).strip();
      if (ADDRESS.matcher(last).matches()) {
        return network(last);
      }
    }
    return network(ctx.ip());
  }

  static String network(String address) {
    try {
      var bytes = InetAddress.getByName(address).getAddress();
      return bytes.length == 4
          ? address
          : HexFormat.ofDelimiter(":").formatHex(Arrays.copyOf(bytes, 8));
    } catch (UnknownHostException _) {
      return address;
    }
  }
}
