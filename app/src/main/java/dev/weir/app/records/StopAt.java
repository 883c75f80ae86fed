package dev.weir.app.records;

import dev.weir.app.records.tail.Until;
import dev.weir.app.text.Text;
import java.time.Instant;
import java.time.ZoneId;

/** The choices of where reading stops by itself. */
public enum StopAt {
    NEVER(Input.NONE),
    TIP(Input.NONE),
    TIME(Input.TIME),
    RECORDS(Input.COUNT),
    MATCHES(Input.COUNT);

    /** What else a choice needs. */
    public enum Input {
        NONE(""),
        TIME(""),
        COUNT("1000");

        private final String usual;

        Input(String usual) {
            this.usual = usual;
        }

        /** What is there before anybody typed. */
        public String usual() {
            return usual;
        }
    }

    private static final int MOST = 100_000_000;
    private final Input input;

    StopAt(Input input) {
        this.input = input;
    }

    /** What a person reads. */
    public String text() {
        return switch (this) {
            case NEVER -> Text.of("Never stop");
            case TIP -> Text.of("Stop at the tip");
            case TIME -> Text.of("Stop at a time");
            case RECORDS -> Text.of("Stop after records");
            case MATCHES -> Text.of("Stop after matches");
        };
    }

    /** What else it needs. */
    public Input input() {
        return input;
    }

    /**
     * Where reading ends.
     *
     * @throws IllegalArgumentException with a sentence for the person, if what was typed is wrong
     */
    Until until(String typed, Instant now, ZoneId zone) {
        return switch (this) {
            case NEVER, RECORDS, MATCHES -> new Until.Never();
            case TIP -> new Until.Tip();
            case TIME -> new Until.Time(TypedTime.of(typed.strip(), now, zone));
        };
    }

    /** After how many records it ends. */
    long records(String typed) {
        return this == RECORDS
                ? WholeNumber.of(typed, MOST, Text.of("after how many records to stop"))
                : Long.MAX_VALUE;
    }

    /** After how many matches of the filter it ends. */
    long matches(String typed) {
        return this == MATCHES
                ? WholeNumber.of(typed, MOST, Text.of("after how many matches to stop"))
                : Long.MAX_VALUE;
    }
}
