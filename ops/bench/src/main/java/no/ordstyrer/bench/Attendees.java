package no.ordstyrer.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** People who are registered for the part, with the passes that their own links would give them. */
final class Attendees {
  private static final int CLAIM_BYTES = 12;
  private static final int MAC_BYTES = 16;

  private static final String COOKIE = "__Host-pass-1";

  private final String[] tokens;

  private Attendees(String[] tokens) {
    this.tokens = tokens;
  }

  static Attendees registered(Postgres postgres, int size) throws Exception {
    postgres.run(
        """
        insert into registration (series_id, name, email, email_key, language,
                                  created_at, changed_at)
        select 1, 'Prøve', 'p' || n || '@bench.example', 'p' || n || '@bench.example', 'nb',
               now(), now() from generate_series(1, %1$d) n;
        insert into part_registration (registration_id, part_id, state, since, calendar_uid,
                                       calendar_stamp)
        select id, 1, 'CONFIRMED', now(), 'bench-' || id, now() from registration;
        analyze
        """
            .formatted(size));
    var first = postgres.number("select min(id) from registration");
    var tokens = new String[size];
    for (var number = 0; number < size; number++) {
      tokens[number] = token("PASS", first + number);
    }
    return new Attendees(tokens);
  }

  /** The line of the request that says who the one with that number is. */
  String pass(int number) {
    return "Cookie: " + COOKIE + "=" + tokens[number] + "\r\n";
  }

  /** The one with that number, in this browser. */
  void enter(int number, Connection browser) {
    browser.bring(COOKIE, tokens[number]);
  }

  /** What a link of the first generation says ({@code access/Tokens}). */
  static String token(String purpose, long id) throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Site.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    var claim = ByteBuffer.allocate(CLAIM_BYTES).putLong(id).putInt(1).array();
    mac.update((purpose + '\0').getBytes(StandardCharsets.US_ASCII));
    var token = Arrays.copyOf(claim, CLAIM_BYTES + MAC_BYTES);
    System.arraycopy(mac.doFinal(claim), 0, token, CLAIM_BYTES, MAC_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }
}
