package dev.weir.broker.cloudtrail.journal;

import java.util.List;
import java.util.stream.Stream;

/** What events can be looked up by. The stored terms are made of these names: never change one. */
public enum Attribute {
    EVENT_ID {
        @Override
        Stream<String> valuesOf(JournalEvent event) {
            // An id that tells its event's place needs no term.
            return EventIds.sequence(event.id()) == event.sequence()
                    ? Stream.empty()
                    : Stream.of(event.id().toString());
        }

        @Override
        boolean matches(JournalEvent event, String value) {
            return event.id().toString().equals(value);
        }
    },
    EVENT_NAME {
        @Override
        Stream<String> valuesOf(JournalEvent event) {
            return Stream.of(event.name());
        }
    },
    READ_ONLY {
        @Override
        Stream<String> valuesOf(JournalEvent event) {
            return Stream.of(Boolean.toString(event.readOnly()));
        }
    },
    USERNAME {
        @Override
        Stream<String> valuesOf(JournalEvent event) {
            return Stream.of(event.userName());
        }
    },
    RESOURCE_TYPE {
        @Override
        Stream<String> valuesOf(JournalEvent event) {
            return event.resources().stream().map(JournalEvent.Named::type);
        }
    },
    /** By name or by ARN. */
    RESOURCE_NAME {
        @Override
        Stream<String> valuesOf(JournalEvent event) {
            return event.resources().stream()
                    .flatMap(named -> List.of(named.name(), named.arn()).stream())
                    .filter(text -> !text.isEmpty());
        }

        // What a name and its ARN mostly end with both: one term for the two.
        @Override
        String term(String value) {
            return value.substring(Math.max(value.lastIndexOf('/'), value.lastIndexOf(':')) + 1);
        }
    },
    EVENT_SOURCE {
        @Override
        Stream<String> valuesOf(JournalEvent event) {
            return Stream.of(event.source());
        }
    },
    ACCESS_KEY_ID {
        @Override
        Stream<String> valuesOf(JournalEvent event) {
            return Stream.of(event.accessKeyId());
        }
    };

    /** The values that blocks with the event are found by. */
    abstract Stream<String> valuesOf(JournalEvent event);

    /** What a value is found by. */
    String term(String value) {
        return value;
    }

    boolean matches(JournalEvent event, String value) {
        return valuesOf(event).anyMatch(value::equals);
    }
}
