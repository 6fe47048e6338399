package no.ordstyrer.registration;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.SeriesId;
import no.ordstyrer.web.Form;

/** What is asked of those who register, beside who they are and where they come. */
public final class Asks {
  static final String QUESTION = "panel-question";
  static final String ANONYMOUS = "panel-anonymous";

  private final Fields fields;
  private final PanelQuestions panel;
  private final ParticipantLists lists;

  public Asks(Fields fields, PanelQuestions panel, ParticipantLists lists) {
    this.fields = fields;
    this.panel = panel;
    this.lists = lists;
  }

  /**
   * What is asked of those who may choose among some parts.
   *
   * @param debate the part whose panel they may ask
   * @param list what may be shown of them
   */
  public record Asked(
      List<Field> fields, List<Part> parts, Optional<Debate> debate, ParticipantList list) {
    public List<FieldGroup> groups() {
      return FieldGroup.of(fields, parts);
    }

    /**
     * What she answers; what is wrong is noted in the form. What is asked of those who come to
     * other parts is neither demanded nor kept.
     *
     * @param chosen the numbers of the parts; empty for all of them
     */
    Aside read(Form form, Set<Integer> chosen) {
      var hers =
          parts.stream()
              .filter(part -> chosen.isEmpty() || chosen.contains(part.number()))
              .map(Part::id)
              .collect(Collectors.toSet());
      var answers = answers(form, hers).and(showing(form));
      return debate.map(one -> answers.and(one.read(form, hers))).orElse(answers);
    }

    private Aside showing(Form form) {
      var showing = Showing.read(form, list);
      return (handle, whose, _, now) -> ParticipantLists.put(handle, whose.id(), showing, now);
    }

    private Aside answers(Form form, Set<PartId> hers) {
      var given =
          FieldForm.read(form, fields.stream().filter(field -> field.concerns(hers)).toList());
      return (handle, whose, _, now) -> Answers.put(handle, whose.id(), given, now);
    }
  }

  /** The part whose panel one may ask, and on what terms. */
  public record Debate(Part part, PanelQuestions.Terms terms, PanelQuestions panel) {
    public boolean named() {
      return terms.naming() == PanelQuestions.Naming.NAMED;
    }

    public boolean free() {
      return terms.naming() == PanelQuestions.Naming.FREE;
    }

    private Aside read(Form form, Set<PartId> hers) {
      var text = form.text(QUESTION, terms.limit());
      if (text.isEmpty()) {
        return Aside.NOTHING;
      }
      if (!hers.contains(part.id())) {
        form.problem(QUESTION, "fields.problem.panel", part.label());
      }
      var words = new PanelQuestions.Words(text, form.has(ANONYMOUS, "yes"));
      return (handle, whose, told, _) ->
          told.stream()
              .filter(one -> one.part().id().equals(part.id()))
              .filter(one -> !(one.place() instanceof Place.Over))
              .forEach(one -> panel.put(handle, one.part(), whose, words));
    }
  }

  public ParticipantLists lists() {
    return lists;
  }

  /** {@code ahead}: the parts that one may still register for, in order. */
  Asked of(SeriesId series, List<Part> ahead) {
    var debate =
        ahead.stream()
            .filter(part -> part.kind() == Part.Kind.PANEL_DEBATE)
            .flatMap(part -> panel.of(part).map(terms -> new Debate(part, terms, panel)).stream())
            .findFirst();
    return new Asked(fields.asked(series), ahead, debate, lists.of(series));
  }
}
