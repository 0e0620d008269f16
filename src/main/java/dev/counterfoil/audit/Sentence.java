package dev.counterfoil.audit;

import java.util.List;
import java.util.stream.Collectors;

/** What an entry says, as one sentence in pieces, so that who and what it is about can be told apart by eye. */
public record Sentence(List<Part> parts) {

    public Sentence {
        parts = List.copyOf(parts);
    }

    public enum Role {
        /** Who acted. */
        ACTOR,
        /** What it was done to. */
        SUBJECT,
        /** What was said about it elsewhere: an error's words, a count. */
        DETAIL,
        /** The sentence's own words. */
        WORDS
    }

    public record Part(Role role, String text) {}

    /** Without distinction. */
    public String plain() {
        return parts.stream().map(Part::text).collect(Collectors.joining());
    }
}
