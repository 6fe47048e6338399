package no.ordstyrer.room;

import no.ordstyrer.panel.Floors;
import no.ordstyrer.panel.Stances;
import no.ordstyrer.poll.PollResults;
import no.ordstyrer.question.Questions;

/** What is said in a room, and by which door one hears it. */
public record Voices(
    Questions questions, PollResults polls, Stances stances, Floors floors, Reactions reactions) {}
