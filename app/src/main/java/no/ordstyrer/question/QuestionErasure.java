package no.ordstyrer.question;

import java.time.Instant;
import java.util.List;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.core.Handle;

/** Forgets who asked, and what was asked but never shown. */
public final class QuestionErasure {

  /** The link to the person and the name beside the question; the question stays. */
  public int authors(Handle handle, SeriesId series) {
    return handle.attach(QuestionErasureStore.class).authors(series)
        + handle.attach(QuestionErasureStore.class).reports(series);
  }

  /** The words of what the public never saw, or no longer sees; the count by reason stays. */
  public int unpublished(Handle handle, SeriesId series) {
    var store = handle.attach(QuestionErasureStore.class);
    return store.drafts(series) + store.unpublished(series) + store.reasonsTakenBack(series);
  }

  /** What clients sent with a number of their own, before {@code moment}: nobody resends it now. */
  public int commands(Handle handle, Instant moment) {
    return handle.attach(QuestionErasureStore.class).commands(moment);
  }

  /** Who of the staff did what to questions before {@code moment}; that it was done stays. */
  public int actors(Handle handle, Instant moment) {
    var store = handle.attach(QuestionErasureStore.class);
    return store.writers(moment) + store.actors(moment);
  }

  /** What acts before {@code moment} changed, and who looked at what: nobody needs it now. */
  public int undos(Handle handle, Instant moment) {
    var store = handle.attach(QuestionErasureStore.class);
    return store.undos(moment) + store.claims(moment);
  }

  /** All that one person asked, for herself. */
  public List<Own> of(Handle handle, long registration) {
    return handle.attach(QuestionErasureStore.class).of(registration);
  }

  /** What one person voted for, for herself. */
  public List<Own> votes(Handle handle, long registration) {
    return handle.attach(QuestionErasureStore.class).votes(registration);
  }

  /** What one person reported, for herself. */
  public List<Own> reports(Handle handle, long registration) {
    return handle.attach(QuestionErasureStore.class).reported(registration);
  }

  /** A question as its author, or who voted for it, may take it along. */
  public record Own(String state, Instant askedAt, String text) {}

  /** All that one person asked: unpublished words and her name. */
  public int person(Handle handle, long registration) {
    var store = handle.attach(QuestionErasureStore.class);
    store.undosOf(registration);
    store.releaseFrom(registration);
    handle.attach(MergeStore.class).settleOf(registration);
    store.reasonsTakenBackOf(registration);
    return store.draftsOf(registration)
        + store.unpublishedOf(registration)
        + store.author(registration)
        + store.reportsOf(registration);
  }
}
