package no.ordstyrer.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no.ordstyrer.registration.Answers.Answered;
import no.ordstyrer.registration.Answers.Given;
import no.ordstyrer.web.Form;

/** Reads answers from a form, and fills a form with them. */
final class FieldForm {
  static final int SHORT = 200;
  static final int LONG = 4000;

  private FieldForm() {}

  /** Answers to these fields and no others; what is wrong is noted in the form. */
  static List<Given> read(Form form, List<Field> fields) {
    var given = new ArrayList<Given>();
    for (var field : fields) {
      var words = words(form, field);
      var read = form.value(field.name() + "-version");
      if (!read.isEmpty() && !read.equals(Long.toString(field.versionId().value()))) {
        form.problem(field.name(), "fields.problem.changed", field.label());
      } else if (words.isEmpty() && field.required()) {
        var key = field.kind() == Field.Kind.CONSENT ? "consent" : "required";
        form.problem(field.name(), "fields.problem." + key, field.label());
      }
      if (!words.isEmpty()) {
        given.add(new Given(field.id(), field.versionId(), words));
      }
    }
    return given;
  }

  private static List<String> words(Form form, Field field) {
    return switch (field.kind()) {
      case SHORT -> some(form.optional(field.name(), SHORT));
      case LONG -> some(form.text(field.name(), LONG));
      case CHOICE -> chosen(form, field).stream().limit(1).toList();
      case SEVERAL -> chosen(form, field);
      case YES_NO ->
          Stream.of("YES", "NO").filter(word -> form.has(field.name(), word)).limit(1).toList();
      case CONSENT -> form.has(field.name(), "yes") ? List.of("YES") : List.of();
    };
  }

  private static List<String> chosen(Form form, Field field) {
    return field.choices().stream()
        .filter(choice -> form.has(field.name(), choice.value()))
        .map(choice -> choice.label())
        .toList();
  }

  private static List<String> some(String text) {
    return text.isEmpty() ? List.of() : List.of(text);
  }

  /** A choice that is no longer offered must be made again. */
  static void fill(Form form, List<Field> fields, List<Answered> answers) {
    for (var field : fields) {
      answers.stream()
          .filter(answer -> answer.fieldId().equals(field.id()))
          .forEach(answer -> fill(form, field, answer.words()));
    }
  }

  private static void fill(Form form, Field field, List<String> words) {
    switch (field.kind()) {
      case SHORT, LONG, YES_NO -> form.putAll(field.name(), words);
      case CONSENT -> form.put(field.name(), "yes");
      case CHOICE, SEVERAL ->
          form.putAll(
              field.name(),
              field.choices().stream()
                  .filter(choice -> words.contains(choice.label()))
                  .map(choice -> choice.value())
                  .toList());
    }
  }
}
