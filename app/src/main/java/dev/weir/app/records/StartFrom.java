package dev.weir.app.records;

import dev.weir.app.records.tail.StartingPosition;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.regex.Pattern;

/** The choices of where to start: the service's five, and two for a person who wants to see something at once. */
public enum StartFrom {
    MINUTES_AGO(Input.MINUTES),
    NEWEST(Input.COUNT),
    LATEST(Input.NONE),
    TRIM_HORIZON(Input.NONE),
    AT_TIMESTAMP(Input.TIME),
    AT_SEQUENCE_NUMBER(Input.SEQUENCE_NUMBER),
    AFTER_SEQUENCE_NUMBER(Input.SEQUENCE_NUMBER);

    /** What else a choice needs. */
    public enum Input {
        NONE(""),
        MINUTES("1"),
        COUNT("1000"),
        TIME(""),
        SEQUENCE_NUMBER("");

        private final String usual;

        Input(String usual) {
            this.usual = usual;
        }

        /** What is there before anybody typed. */
        public String usual() {
            return usual;
        }
    }

    /** A year, the longest retention. */
    private static final long MOST_MINUTES = Duration.ofDays(365).toMinutes();

    private static final int MOST_NEWEST = 1_000_000;

    /** The bound of the service's model: no leading zero, at most 129 digits. */
    private static final Pattern SEQUENCE_NUMBER = Pattern.compile("0|[1-9]\\d{0,128}");

    private final Input input;

    StartFrom(Input input) {

        this.input = input;
    }

    /** What it is called. */
    public String text() {
        return switch (this) {
            case MINUTES_AGO -> Text.of("Minutes ago");
            case NEWEST -> Text.of("Newest");
            case LATEST -> "LATEST";
            case TRIM_HORIZON -> "TRIM_HORIZON";
            case AT_TIMESTAMP -> "AT_TIMESTAMP";
            case AT_SEQUENCE_NUMBER -> "AT_SEQUENCE_NUMBER";
            case AFTER_SEQUENCE_NUMBER -> "AFTER_SEQUENCE_NUMBER";
        };
    }

    /** What it begins with. */
    public String meaning() {
        return switch (this) {
            case MINUTES_AGO -> Text.of("what arrived in the last minutes");
            case NEWEST -> Text.of("the newest records over all shards");
            case LATEST -> Text.of("only what arrives from now on");
            case TRIM_HORIZON -> Text.of("the oldest record kept");
            case AT_TIMESTAMP -> Text.of("what arrived from a time on");
            case AT_SEQUENCE_NUMBER -> Text.of("from that record on");
            case AFTER_SEQUENCE_NUMBER -> Text.of("after that record");
        };
    }

    /** What else it needs. */
    public Input input() {
        return input;
    }

    /**
     * The position that is meant; of {@link #NEWEST} it is where to begin to look.
     *
     * @param typed what was typed as time, number or sequence number
     * @param oneShard whether one shard is chosen
     * @throws IllegalArgumentException with a sentence for the person, if it is incomplete or wrong
     */
    StartingPosition position(String typed, boolean oneShard, Instant now, ZoneId zone) {
        return switch (this) {
            case MINUTES_AGO -> new StartingPosition.AtTimestamp(now.minus(minutes(typed.strip())));
            case NEWEST -> new StartingPosition.AtTimestamp(now.minus(NewestRecords.FIRST_LOOK));
            case LATEST -> new StartingPosition.Latest();
            case TRIM_HORIZON -> new StartingPosition.TrimHorizon();
            case AT_TIMESTAMP -> new StartingPosition.AtTimestamp(TypedTime.past(typed.strip(), now, zone));
            case AT_SEQUENCE_NUMBER -> new StartingPosition.AtSequenceNumber(number(typed.strip(), oneShard));
            case AFTER_SEQUENCE_NUMBER -> new StartingPosition.AfterSequenceNumber(number(typed.strip(), oneShard));
        };
    }

    private static Duration minutes(String typed) {
        double minutes;
        try {
            minutes = Double.parseDouble(typed);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(Text.of("Type how many minutes ago, for instance 15."), e);
        }
        if (!(minutes > 0 && minutes <= MOST_MINUTES)) {
            throw new IllegalArgumentException(Text.of("Minutes ago: a number above 0, at most a year of them."));
        }
        return Duration.ofMillis((long) (minutes * 60_000));
    }

    /** How many of the newest records are wanted. */
    static int count(String typed) {
        return WholeNumber.of(typed, MOST_NEWEST, Text.of("how many of the newest records"));
    }

    private static String number(String typed, boolean oneShard) {
        if (!oneShard) {
            throw new IllegalArgumentException(
                    Text.of("A sequence number belongs to one shard: choose the shard first, then start."));
        }
        if (!SEQUENCE_NUMBER.matcher(typed).matches()) {
            throw new IllegalArgumentException(
                    typed.isEmpty()
                            ? Text.of("Type the sequence number to start at.")
                            : Text.of("A sequence number has only digits."));
        }
        return typed;
    }
}
