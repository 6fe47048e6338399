package no.ordstyrer.question;

import java.util.List;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface SimilarStore {

  /**
   * Published questions of the part that a text is like, the likest first: by groups of three
   * letters, which forgive how a word is written, or by the words that carry meaning, which forgive
   * their order and their endings. One common word is no likeness.
   */
  @SqlQuery(
      """
      with typed as materialized (
        select question_lexemes('nb', :text) as norwegian, question_lexemes('en', :text) as english,
               question_lexemes('se', :text) as unstemmed),
      alike as materialized (
        select q.id, greatest(found.letters, found.words) as likeness
          from question q
          cross join typed
          cross join lateral (
            select case q.language when 'en' then typed.english when 'se' then typed.unstemmed
                                   else typed.norwegian end as lexemes) own
          cross join lateral (
            select similarity(q.text, :text) as letters,
                   case when count(*) < 2 then 0
                        else 2.0 * count(*) / (cardinality(q.lexemes) + cardinality(own.lexemes)) end as words
              from unnest(q.lexemes) word where word = any(own.lexemes)) found
         where q.part_id = :part and q.moderation = 'PUBLISHED'
           and (found.letters >= 0.45 or found.words >= 0.5)
         order by likeness desc, q.number
         limit 3)
      """
          + QuestionStore.QUESTION
          + " join alike on alike.id = q.id order by alike.likeness desc, votes desc, q.number")
  List<Question> like(PartId part, String text);
}
