package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import no.ordstyrer.series.PartId;
import no.ordstyrer.web.Choice;
import org.jspecify.annotations.Nullable;

/**
 * Something that an organiser asks of those who register, in its newest version.
 *
 * @param partId null when it is asked of everybody, else of those who come to the part
 * @param keepDays how long answers are kept, counted from the end of the series
 * @param version counts from 1; an edit is a new version
 * @param answers how many have answered any version
 */
public record Field(
    FieldId id,
    @Nullable PartId partId,
    Kind kind,
    int keepDays,
    @Nullable Instant retiredAt,
    FieldVersionId versionId,
    int version,
    String label,
    String help,
    boolean required,
    List<String> options,
    long answers) {

  public enum Kind {
    SHORT,
    LONG,
    CHOICE,
    SEVERAL,
    YES_NO,
    CONSENT;

    /** Whether one chooses among what the organiser wrote. */
    public boolean choosing() {
      return this == CHOICE || this == SEVERAL;
    }
  }

  /**
   * As an organiser writes it.
   *
   * @param options for choices, in order; else empty
   */
  public record Plan(
      Kind kind,
      @Nullable PartId part,
      int keepDays,
      String label,
      String help,
      boolean required,
      List<String> options) {

    boolean asks(Field field) {
      return field.label().equals(label)
          && field.help().equals(help)
          && field.required() == required
          && field.options().equals(options);
    }
  }

  public Field {
    options = List.copyOf(options);
  }

  /** What it is called in a form. */
  public String name() {
    return "field-" + id.value();
  }

  public boolean optional() {
    return !required;
  }

  public boolean retired() {
    return retiredAt != null;
  }

  public boolean concerns(Set<PartId> parts) {
    return partId == null || parts.contains(partId);
  }

  /** The options by number, from 1. */
  public List<Choice> choices() {
    return IntStream.range(0, options.size())
        .mapToObj(i -> Choice.of(i + 1, options.get(i)))
        .toList();
  }
}
