package dev.weir.app.journey;

import dev.weir.app.mask.MaskRules;
import dev.weir.app.shell.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A station that a record came to, or may have come to. Immutable.
 *
 * @param title what it is: the name of a shard, a statement, a delivery stream, an object
 * @param reason why it is as certain as it is, a sentence
 * @param when the record came there, or null where that is not known
 * @param facts what else is known
 * @param place the page of the thing, or null where it has none
 */
record Hop(
        HopKind kind,
        String title,
        Certainty certainty,
        String reason,
        @Nullable Instant when,
        List<Fact> facts,
        @Nullable Place place) {

    /** Something that is known of a hop. */
    record Fact(String name, String value) {}

    Hop {
        facts = List.copyOf(facts);
    }

    static Hop of(HopKind kind, String title, Certainty certainty, String reason) {
        return new Hop(kind, title, certainty, reason, null, List.of(), null);
    }

    Hop at(@Nullable Instant time) {
        return new Hop(kind, title, certainty, reason, time, facts, place);
    }

    Hop with(String name, String value) {
        List<Fact> more = new ArrayList<>(facts);
        more.add(new Fact(name, value));
        return new Hop(kind, title, certainty, reason, when, more, place);
    }

    /** What of it may be seen under these rules; a fact's name is a field's. */
    Hop masked(MaskRules rules) {
        return rules.any()
                ? new Hop(
                        kind,
                        rules.structured(title),
                        certainty,
                        rules.structured(reason),
                        when,
                        facts.stream()
                                .map(fact -> new Fact(fact.name(), rules.value(fact.name(), fact.value())))
                                .toList(),
                        place)
                : this;
    }

    Hop opening(Place page) {
        return new Hop(kind, title, certainty, reason, when, facts, page);
    }
}
