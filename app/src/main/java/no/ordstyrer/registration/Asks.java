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
public record Asks(Fields fields, Needs needs, PanelQuestions panel, ParticipantLists lists) {
  static final String QUESTION = "panel-question";
  static final String ANONYMOUS = "panel-anonymous";

  /**
   * What is asked of those who may choose among some parts.
   *
   * @param needs what they may need; empty when nobody asks
   * @param debate the part whose panel they may ask
   * @param list what may be shown of them
   */
  public record Asked(
      List<Field> fields,
      List<Part> parts,
      List<Need.Kind> needs,
      Optional<Debate> debate,
      ParticipantList list) {
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
      var said = answers(form, hers).and(needs(form)).and(showing(form));
      return debate.map(one -> said.and(one.read(form, hers))).orElse(said);
    }

    private Aside needs(Form form) {
      var said = needs.isEmpty() ? Need.Said.NOTHING : NeedForm.read(form, needs);
      return (handle, whose, _, now) -> Needs.put(handle, whose.id(), said, now);
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

  /** {@code ahead}: the parts that one may still register for, in order. */
  Asked of(SeriesId series, List<Part> ahead) {
    var debate =
        ahead.stream()
            .filter(part -> part.kind() == Part.Kind.PANEL_DEBATE)
            .flatMap(part -> panel.of(part).map(terms -> new Debate(part, terms, panel)).stream())
            .findFirst();
    var kinds = needs.asked(series) ? Need.Kind.of(ahead) : List.<Need.Kind>of();
    return new Asked(fields.asked(series), ahead, kinds, debate, lists.of(series));
  }

  /** Whether there is something of the organiser's own on her page to answer. */
  boolean answers(Story story) {
    return !fields.asked(story.registration().seriesId()).isEmpty();
  }

  /** Whether her page speaks of needs: also when nobody asks any more, for what she said before. */
  boolean needs(Story story) {
    return needs.asked(story.registration().seriesId()) || needs.of(story).isPresent();
  }

  static List<Need.Kind> kinds(Story story) {
    return Need.Kind.of(story.shown().stream().map(Line::part).toList());
  }
}
