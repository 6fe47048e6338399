package no.ordstyrer.studio;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import no.ordstyrer.registration.PeopleSearch;
import no.ordstyrer.registration.PeopleSearch.Order;

/** A search among people as it stands in an address and in a form. */
final class PeopleQuery {
  /** The states in which organisers look for people. */
  static final List<String> STATES =
      List.of(
          "CONFIRMED",
          "WAITLISTED",
          "PENDING_APPROVAL",
          "WITHDRAWN",
          "CANCELLED",
          "REJECTED",
          "EXPIRED");

  private static final int LONGEST = 200;

  private PeopleQuery() {}

  /** What was asked for, as far as it makes sense; {@code typed} answers by the field's name. */
  static PeopleSearch read(UnaryOperator<String> typed) {
    var part = typed.apply("part");
    var state = typed.apply("state");
    var answer = shortened(typed.apply("answer"));
    var field = answer.matches("(?s)[1-9][0-9]{0,17}:.+") ? answer.indexOf(':') : 0;
    return new PeopleSearch(
        shortened(typed.apply("q")),
        part.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(part) : 0,
        STATES.contains(state) ? state : "",
        shortened(typed.apply("organisation")),
        field == 0 ? 0 : Long.parseLong(answer.substring(0, field)),
        field == 0 ? "" : answer.substring(field + 1),
        typed.apply("alike").equals("yes"),
        order(typed.apply("sort")));
  }

  /** The same by the fields' names, without what was not asked for. */
  static Map<String, String> fields(PeopleSearch search) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("q", search.words());
    fields.put("part", search.part() == 0 ? "" : Integer.toString(search.part()));
    fields.put("state", search.state());
    fields.put("organisation", search.organisation());
    fields.put("answer", search.field() == 0 ? "" : search.field() + ":" + search.answer());
    fields.put("alike", search.alike() ? "yes" : "");
    fields.put("sort", search.order() == Order.NAME ? "" : search.order().name());
    fields.values().removeIf(String::isEmpty);
    return fields;
  }

  /** {@code q=anne&part=2}, for links. */
  static String of(PeopleSearch search) {
    return fields(search).entrySet().stream()
        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  static int page(String typed) {
    return typed.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(typed) : 1;
  }

  private static Order order(String typed) {
    return List.of(Order.values()).stream()
        .filter(order -> order.name().equals(typed))
        .findFirst()
        .orElse(Order.NAME);
  }

  private static String shortened(String typed) {
    return typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
  }
}
