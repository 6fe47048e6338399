package no.ordstyrer.studio;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.PartPlan;
import no.ordstyrer.series.PartPlan.PersonPlan;
import no.ordstyrer.series.Person;
import no.ordstyrer.series.When;
import no.ordstyrer.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a part; several parts in one form are told apart by a prefix such as {@code p1-}.
 */
final class PartFields {
  /** The fields that an editor can change, without the time. */
  static final List<String> NAMES =
      List.of(
          "kind",
          "label",
          "theme",
          "description",
          "chair",
          "speaker",
          "panelist",
          "host",
          "venue",
          "place",
          "video",
          "embed",
          "capacity",
          "captions",
          "interpreter");

  private PartFields() {}

  static PartPlan read(Form form, String p, ZoneId zone, WhenFields.Usual usual) {
    return read(form, p, WhenFields.read(form, p, zone, usual));
  }

  static PartPlan read(Form form, String p, When when) {
    var kind = form.one(p + "kind", Part.Kind.class).orElse(Part.Kind.WEBINAR);
    var venue = form.one(p + "venue", Part.Venue.class).orElse(Part.Venue.ONLINE);
    var capacity = form.whole(p + "capacity", 1, 100_000);
    return new PartPlan(
        kind,
        venue,
        form.required(p + "label", 100),
        form.optional(p + "theme", 300),
        form.text(p + "description", 20_000),
        form.optional(p + "place", 300),
        when,
        capacity.isPresent() ? (Integer) capacity.getAsInt() : none(),
        form.https(p + "video").orElse(null),
        form.has(p + "embed", "yes"),
        form.has(p + "captions", "yes"),
        form.has(p + "interpreter", "yes"),
        people(form, p));
  }

  static void fill(Form form, String p, Part part, List<Person> people) {
    form.put(p + "kind", part.kind())
        .put(p + "venue", part.venue())
        .put(p + "label", part.label())
        .put(p + "theme", part.theme())
        .put(p + "description", part.description())
        .put(p + "place", part.place());
    if (part.capacity() != null) {
      form.put(p + "capacity", part.capacity());
    }
    if (part.videoUrl() != null) {
      form.put(p + "video", part.videoUrl());
    }
    tick(form, p + "embed", part.videoEmbed());
    tick(form, p + "captions", part.captions());
    tick(form, p + "interpreter", part.interpreter());
    for (var role : Person.Role.values()) {
      form.put(p + name(role), PeopleField.written(people, role));
    }
  }

  /** How a part of this kind begins. */
  static void begin(Form form, String p, Part.Kind kind, String label) {
    form.put(p + "kind", kind).put(p + "label", label).put(p + "venue", Part.Venue.ONLINE);
  }

  private static List<PersonPlan> people(Form form, String p) {
    var people = new ArrayList<PersonPlan>();
    for (var role : Person.Role.values()) {
      people.addAll(PeopleField.read(form, p + name(role), role));
    }
    return people;
  }

  private static void tick(Form form, String name, boolean on) {
    if (on) {
      form.put(name, "yes");
    }
  }

  private static String name(Person.Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable Integer none() {
    return null;
  }
}
