package no.ordstyrer.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.ordstyrer.registration.Registered.Told;
import no.ordstyrer.series.Part;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a registration as part of an address: {@code del-1=0&del-2=7} is a place in part 1
 * and number 7 in the queue of part 2. It tells nothing of the person.
 */
final class Receipt {
  private static final String OVER = "over";
  private static final String PENDING = "pending";
  private static final String PENDING_FULL = "pending-full";

  private Receipt() {}

  static String query(List<Told> told) {
    return told.stream()
        .map(one -> "del-" + one.part().number() + "=" + value(one.place()))
        .collect(Collectors.joining("&"));
  }

  static List<Told> read(List<Part> parts, Function<String, @Nullable String> query) {
    var told = new ArrayList<Told>();
    for (var part : parts) {
      var value = query.apply("del-" + part.number());
      if (OVER.equals(value)) {
        told.add(new Told(part, new Place.Over()));
      } else if (PENDING.equals(value)) {
        told.add(new Told(part, new Place.Pending(false)));
      } else if (PENDING_FULL.equals(value)) {
        told.add(new Told(part, new Place.Pending(true)));
      } else if (value != null && value.matches("0|[1-9][0-9]{0,6}")) {
        var number = Integer.parseInt(value);
        told.add(
            new Told(part, number == 0 ? new Place.Confirmed() : new Place.Waitlisted(number)));
      }
    }
    return told;
  }

  private static String value(Place place) {
    return switch (place) {
      case Place.Confirmed _ -> "0";
      case Place.Waitlisted(var number) -> Integer.toString(number);
      case Place.Pending(var full) -> full ? PENDING_FULL : PENDING;
      case Place.Over _ -> OVER;
    };
  }
}
