package no.ordstyrer.registration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import no.ordstyrer.access.Tokens;

/**
 * What somebody shows at the door: short enough to be typed, and in no other way to be guessed than
 * by trying 30 bits with somebody who stands there. Letters and digits that are not mistaken for
 * each other (Crockford's base 32); derived from the place and its generation of links, not stored.
 *
 * @param place the key of the place that it claims to be for
 * @param proof six letters that only this installation can make
 */
record DoorCode(long place, String proof) {
  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int PROOF = 6;
  private static final int GROUP = 4;

  static DoorCode of(Tokens tokens, PartRegistrationId place, int generation) {
    var made = tokens.fingerprint("door:" + place.value() + ":" + generation);
    var proof = new StringBuilder();
    for (var i = 0; i < PROOF; i++) {
      proof.append(LETTERS.charAt(made[i] & 31));
    }
    return new DoorCode(place.value(), proof.toString());
  }

  /** As typed, scanned or taken from the address that a scanned picture holds. */
  static Optional<DoorCode> read(String typed) {
    var last = typed.strip().replaceFirst(".*/", "");
    var plain = last.toUpperCase(Locale.ROOT).replace('O', '0').replaceAll("[IL]", "1");
    var letters = plain.replaceAll("[\\s-]", "");
    if (!letters.matches("[" + LETTERS + "]{" + (PROOF + 1) + "," + (PROOF + 12) + "}")) {
      return Optional.empty();
    }
    var place = 0L;
    for (var at = PROOF; at < letters.length(); at++) {
      place = place * LETTERS.length() + LETTERS.indexOf(letters.charAt(at));
    }
    return Optional.of(new DoorCode(place, letters.substring(0, PROOF)));
  }

  boolean isTrue(Tokens tokens, int generation) {
    return MessageDigest.isEqual(
        bytes(proof), bytes(of(tokens, new PartRegistrationId(place), generation).proof()));
  }

  /** In groups of four: {@code K7Q2-M9XP}. */
  String shown() {
    var number = Long.toString(place, LETTERS.length());
    var digits = new StringBuilder(proof);
    for (var at = 0; at < number.length(); at++) {
      digits.append(LETTERS.charAt(Character.digit(number.charAt(at), LETTERS.length())));
    }
    return digits.toString().replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
