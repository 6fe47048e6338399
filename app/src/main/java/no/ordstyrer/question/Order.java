package no.ordstyrer.question;

import java.util.Comparator;
import java.util.Locale;

/** How an attendee sorts the list. */
public enum Order {
  TOP,
  NEW,
  MINE,
  THEME;

  /** From the address ({@code ?sort=new}); what is not known is the usual order. */
  public static Order of(String word) {
    for (var order : values()) {
      if (order.word().equals(word)) {
        return order;
      }
    }
    return TOP;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  Comparator<Question> comparator() {
    var top = Comparator.comparingInt(Question::votes).reversed();
    var byNumber = Comparator.comparingInt(Question::number);
    return switch (this) {
      case TOP, MINE, THEME -> top.thenComparing(byNumber);
      case NEW -> byNumber.reversed();
    };
  }
}
