package no.ordstyrer.registration;

import java.util.ArrayList;
import java.util.List;
import no.ordstyrer.series.Part;
import org.jspecify.annotations.Nullable;

/**
 * Fields that are asked of the same people.
 *
 * @param part null for those that are asked of everybody
 */
public record FieldGroup(@Nullable Part part, List<Field> fields) {

  /** What is asked of everybody first, then part by part; fields of other parts are left out. */
  public static List<FieldGroup> of(List<Field> fields, List<Part> parts) {
    var groups = new ArrayList<FieldGroup>();
    add(groups, null, fields.stream().filter(field -> field.partId() == null).toList());
    for (var part : parts) {
      add(groups, part, fields.stream().filter(field -> part.id().equals(field.partId())).toList());
    }
    return groups;
  }

  private static void add(List<FieldGroup> groups, @Nullable Part part, List<Field> fields) {
    if (!fields.isEmpty()) {
      groups.add(new FieldGroup(part, fields));
    }
  }
}
